package dev.skybridge.operator.adapter.cloud.alicloud;

import com.aliyun.teaopenapi.Client;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teaopenapi.models.Params;
import com.aliyun.teautil.models.RuntimeOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.Provider;
import dev.skybridge.model.SecretText;
import dev.skybridge.operator.adapter.cloud.CallSettings;
import dev.skybridge.operator.adapter.cloud.VendorApi.Turns;
import java.util.HashMap;
import java.util.Map;

/** Calls in the RPC style for one account, in its region. Each sends once. */
record AlicloudClient(CallSettings settings, AccountCredentials account, Turns turns) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One call.
   *
   * @param parameters by the vendor's names, lists counted from 1; the region is added
   */
  JsonNode call(AlicloudProduct product, String action, Map<String, String> parameters)
      throws Exception {
    turns.await(product.api());
    var query = new HashMap<>(parameters);
    query.put("RegionId", account.region());
    var params =
        new Params()
            .setAction(action)
            .setVersion(product.version())
            .setProtocol("HTTPS")
            .setPathname("/")
            .setMethod("POST")
            .setAuthType("AK")
            .setStyle("RPC")
            .setReqBodyType("formData")
            .setBodyType("json");
    var answer =
        new Client(config(product)).callApi(params, new OpenApiRequest().setQuery(query), once());
    return JSON.valueToTree(answer.get("body"));
  }

  private Config config(AlicloudProduct product) {
    var config =
        new Config()
            .setAccessKeyId(secret("accessKey"))
            .setAccessKeySecret(secret("secretKey"))
            .setRegionId(account.region());
    return settings
        .endpoint(Provider.ALICLOUD, product.api())
        .map(address -> config.setEndpoint(address.getAuthority()).setProtocol(address.getScheme()))
        .orElseGet(() -> config.setEndpoint(product.address(account.region())));
  }

  private RuntimeOptions once() {
    var millis = Math.toIntExact(settings.attemptDeadline().toMillis());
    return new RuntimeOptions()
        .setAutoretry(false)
        .setMaxAttempts(1)
        .setConnectTimeout(millis)
        .setReadTimeout(millis);
  }

  private String secret(String name) {
    var text = account.credentials().getOrDefault(name, SecretText.of("")).reveal();
    if (text.isEmpty()) {
      throw new IllegalArgumentException(account.account() + " has no " + name);
    }
    return text;
  }
}

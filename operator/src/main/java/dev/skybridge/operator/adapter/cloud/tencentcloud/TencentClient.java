package dev.skybridge.operator.adapter.cloud.tencentcloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tencentcloudapi.common.CommonClient;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.Provider;
import dev.skybridge.operator.adapter.cloud.CallSettings;
import dev.skybridge.operator.adapter.cloud.VendorApi.Turns;
import java.time.Duration;
import java.util.Map;
import okhttp3.OkHttpClient;

/**
 * Calls of API 3.0 for one account, in its region. Each sends once. The transport is shared: the
 * SDK would make one for each client, with connections that stay open for minutes. It has no
 * timeouts of its own, since the end of a try closes the connection.
 */
record TencentClient(CallSettings settings, AccountCredentials account, Turns turns) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final OkHttpClient HTTP =
      new OkHttpClient.Builder().readTimeout(Duration.ZERO).writeTimeout(Duration.ZERO).build();

  /**
   * One call.
   *
   * @param parameters by the vendor's names
   * @return the answer without its envelope
   */
  JsonNode call(TencentProduct product, String action, Map<String, Object> parameters)
      throws TencentCloudSDKException {
    turns.await(product.api());
    try {
      var answer = client(product).call(action, JSON.writeValueAsString(parameters));
      return JSON.readTree(answer).path("Response");
    } catch (JsonProcessingException e) {
      throw new TencentCloudSDKException(
          "the answer to " + action + " is not JSON: " + e.getOriginalMessage());
    }
  }

  private CommonClient client(TencentProduct product) {
    var http = new HttpProfile();
    settings
        .endpoint(Provider.TENCENTCLOUD, product.api())
        .ifPresent(address -> {
          http.setProtocol(address.getScheme() + "://");
          http.setEndpoint(address.getAuthority());
        });
    http.setHttpClient(HTTP);
    var profile = new ClientProfile();
    profile.setHttpProfile(http);
    return new CommonClient(
        product.api(), product.version(), credential(), account.region(), profile);
  }

  private Credential credential() {
    return new Credential(
        TencentApi.secret(account, "secretId"), TencentApi.secret(account, "secretKey"));
  }
}

package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.Provider;
import dev.skybridge.model.SecretText;
import java.util.Map;

/**
 * An account of the simulator.
 *
 * @param cloud whose customer
 * @param id the simulator's
 * @param number as the vendor tells it to who holds the key; on Tencent Cloud the APPID
 */
record FaultAccount(Provider cloud, String id, String number) {
  /** No key of any account. */
  static final String SECRET_KEY = "not-a-real-key-but-secret";

  /** The id of its key. */
  static String keyId(Provider cloud, String id) {
    return "key-of-%s-%s".formatted(cloud.packageName(), id);
  }

  /** Its key. */
  AccountCredentials credentials() {
    var keyName =
        switch (cloud) {
          case AWS, ALICLOUD -> "accessKey";
          case TENCENTCLOUD -> "secretId";
        };
    return new AccountCredentials(
        cloud,
        "team/" + cloud.packageName(),
        region(),
        Map.of(keyName, SecretText.of(keyId(cloud, id)), "secretKey", SecretText.of(SECRET_KEY)));
  }

  /** The region that everything of it is in. */
  String region() {
    return switch (cloud) {
      case AWS -> "eu-central-1";
      case ALICLOUD -> "cn-hangzhou";
      case TENCENTCLOUD -> "ap-guangzhou";
    };
  }
}

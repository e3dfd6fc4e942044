package dev.skybridge.world.cloud;

import java.util.List;

/**
 * The account of the demo on one cloud.
 *
 * @param provider vendor, as {@code CloudAccount.spec.provider} names it
 * @param accountId the vendor's number for it
 * @param region where the demo runs
 * @param keyField name of the access key in the credentials Secret
 * @param secretField name of the secret key there
 */
record DemoAccount(
    String provider, String accountId, String region, String keyField, String secretField) {
  static final String NAMESPACE = "shop";

  static final List<DemoAccount> ALL =
      List.of(
          new DemoAccount("aws", "111122223333", "eu-central-1", "accessKey", "secretKey"),
          new DemoAccount("alicloud", "1111222233334444", "cn-hangzhou", "accessKey", "secretKey"),
          new DemoAccount("tencentcloud", "100000000001", "ap-guangzhou", "secretId", "secretKey"));

  String name() {
    return provider + "-main";
  }

  String secretName() {
    return provider + "-credentials";
  }
}

package dev.skybridge.operator.adapter.cloud.alicloud;

import java.util.Set;

/** The products that are called, with the version of their API. */
enum AlicloudProduct {
  ECS("ecs", "2014-05-26"),
  RDS("rds", "2014-08-15"),
  CMS("cms", "2019-01-01");

  private final String api;
  private final String version;

  AlicloudProduct(String api, String version) {
    this.api = api;
    this.version = version;
  }

  /** The name in settings. */
  String api() {
    return api;
  }

  String version() {
    return version;
  }

  /** The public address, as the vendor's own SDKs of ECS 5.3.0 and RDS 1.8.4 have it. */
  String address(String region) {
    return switch (this) {
      case ECS ->
          region.equals("cn-hangzhou")
              ? "ecs-cn-hangzhou.aliyuncs.com"
              : "ecs." + region + ".aliyuncs.com";
      case RDS ->
          Central.REGIONS.contains(region) ? "rds.aliyuncs.com" : "rds." + region + ".aliyuncs.com";
      case CMS -> "metrics." + region + ".aliyuncs.com";
    };
  }

  /** Regions whose RDS has one address. */
  private static final class Central {
    private static final Set<String> REGIONS =
        Set.of(
            "cn-qingdao",
            "cn-beijing",
            "cn-hangzhou",
            "cn-shanghai",
            "cn-shenzhen",
            "cn-heyuan",
            "cn-hongkong",
            "ap-southeast-1",
            "us-west-1",
            "us-east-1",
            "cn-shanghai-finance-1",
            "cn-shenzhen-finance-1",
            "cn-beijing-finance-1",
            "cn-north-2-gov-1");
  }
}

package dev.skybridge.operator.adapter.cloud.tencentcloud;

/** The products that are called, with the version of their API 3.0. */
enum TencentProduct {
  CVM("cvm", "2017-03-12"),
  POSTGRES("postgres", "2017-03-12"),
  TAG("tag", "2018-08-13"),
  MONITOR("monitor", "2018-07-24");

  private final String api;
  private final String version;

  TencentProduct(String api, String version) {
    this.api = api;
    this.version = version;
  }

  /** The name, as in the public address and in settings. */
  String api() {
    return api;
  }

  String version() {
    return version;
  }
}

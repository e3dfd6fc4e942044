package dev.skybridge.operator.adapter.cloud;

import dev.skybridge.model.CloudControl;
import dev.skybridge.operator.adapter.cloud.alicloud.AlicloudApi;
import dev.skybridge.operator.adapter.cloud.aws.AwsApi;
import dev.skybridge.operator.adapter.cloud.tencentcloud.TencentApi;
import dev.skybridge.operator.adapter.pulumi.ApiLimits;
import dev.skybridge.runtime.context.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Composes the clouds' own APIs from configuration. Who needs them injects {@code Instance} of
 * {@link CloudControl} and picks by {@link CloudControl#provider()}.
 */
@ApplicationScoped
public class CloudControlBeans {

  /** How the clouds are called. */
  @Produces
  @Singleton
  public CloudCalls calls(Scope scope, ApiLimits limits, CloudControlConfig config) {
    return new CloudCalls(scope, limits, CallSettings.of(config));
  }

  /** AWS. */
  @Produces
  @Singleton
  public CloudControl aws(CloudCalls calls, CloudControlConfig config) {
    return cloud(new AwsApi(CallSettings.of(config)), calls, config);
  }

  /** Alibaba Cloud. */
  @Produces
  @Singleton
  public CloudControl alicloud(CloudCalls calls, CloudControlConfig config) {
    return cloud(new AlicloudApi(CallSettings.of(config)), calls, config);
  }

  /** Tencent Cloud. */
  @Produces
  @Singleton
  public CloudControl tencentcloud(CloudCalls calls, CloudControlConfig config) {
    return cloud(new TencentApi(CallSettings.of(config)), calls, config);
  }

  private static CloudControl cloud(VendorApi vendor, CloudCalls calls, CloudControlConfig config) {
    return config.clouds().contains(vendor.provider().packageName())
        ? new SdkCloudControl(vendor, calls)
        : new UncalledCloud(vendor.provider());
  }
}

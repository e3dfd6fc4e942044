package dev.skybridge.operator.adapter.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.model.Provider;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallSettingsTest {

  @Test
  void shouldReadAddressesByCloudAndApi() {
    // given
    var settings =
        read(
            Map.of(
                "skybridge.cloud-control.endpoints.aws.ec2", "http://127.0.0.1:5000",
                "skybridge.cloud-control.endpoints.tencentcloud.cvm", "https://cvm.example.org",
                "skybridge.cloud-control.page-size", "7"));

    // when
    var ec2 = settings.endpoint(Provider.AWS, "ec2");
    var rds = settings.endpoint(Provider.AWS, "rds");
    var ecs = settings.endpoint(Provider.ALICLOUD, "ecs");

    // then
    assertThat(ec2).contains(URI.create("http://127.0.0.1:5000"));
    assertThat(rds).isEmpty();
    assertThat(ecs).isEmpty();
    assertThat(settings.pageSize(20, 100)).isEqualTo(20);
    assertThat(settings.pageSize(1, 100)).isEqualTo(7);
  }

  @Test
  void shouldHaveTimeForAllTriesWhereNothingIsSet() {
    // when
    var settings = read(Map.of());

    // then
    assertThat(settings.endpoints()).isEmpty();
    assertThat(settings.attempts()).isEqualTo(3);
    assertThat(settings.deadline()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.attemptDeadline()).isLessThan(settings.deadline());
  }

  private static CallSettings read(Map<String, String> properties) {
    var config =
        new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 200, new DurationConverter())
            .withMapping(CloudControlConfig.class)
            .withSources(new PropertiesConfigSource(properties, "test", 100))
            .build();
    return CallSettings.of(config.getConfigMapping(CloudControlConfig.class));
  }
}

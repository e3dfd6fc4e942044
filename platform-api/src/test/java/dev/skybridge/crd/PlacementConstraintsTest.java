package dev.skybridge.crd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.model.Provider;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlacementConstraintsTest {

  @Test
  void shouldAllowEverythingWhenNothingIsSaid() {
    assertThat(new PlacementConstraints(List.of(), List.of()).violation(Provider.AWS, "us-east-1"))
        .isEmpty();
  }

  @Test
  void shouldKeepDataInItsRegions() {
    // given
    var china = new PlacementConstraints(List.of(), List.of("cn-*", "ap-beijing"));

    // when, then
    assertThat(china.violation(Provider.ALICLOUD, "cn-hangzhou")).isEmpty();
    assertThat(china.violation(Provider.TENCENTCLOUD, "ap-beijing")).isEmpty();
    assertThat(china.violation(Provider.TENCENTCLOUD, "ap-beijing-2")).isPresent();
    assertThat(china.violation(Provider.AWS, "eu-central-1"))
        .contains(
            "the account is in eu-central-1, spec.constraints.regions allows cn-*, ap-beijing");
  }

  @Test
  void shouldKeepDataOnItsClouds() {
    // given
    var own = new PlacementConstraints(List.of(Provider.ALICLOUD), List.of());

    // when, then
    assertThat(own.violation(Provider.ALICLOUD, "eu-central-1")).isEmpty();
    assertThat(own.violation(Provider.AWS, "cn-north-1"))
        .contains("the account is on aws, spec.constraints.providers allows alicloud");
  }
}

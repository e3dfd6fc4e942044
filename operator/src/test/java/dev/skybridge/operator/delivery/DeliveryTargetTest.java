package dev.skybridge.operator.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DeliveryTargetTest {

  @Test
  void shouldDeriveNamesFromTheThreeParts() {
    // given
    var target = new DeliveryTarget("team", "shop", "aws", "local");

    // when / then
    assertThat(target.workloadNamespace()).isEqualTo("team-shop-aws");
    assertThat(target.argoApplication()).isEqualTo("team-shop-aws");
    assertThat(target.gitFolder()).isEqualTo("apps/team/shop/aws");
    assertThat(target.gitApplicationFile()).isEqualTo("clusters/local/team-shop-aws.yaml");
    assertThat(target.owner()).isEqualTo("team.shop.aws");
  }

  @Test
  void shouldCutLongNamesAndKeepThemApart() {
    // given
    var first = new DeliveryTarget("team", "a".repeat(60) + "x", "aws", "local");
    var second = new DeliveryTarget("team", "a".repeat(60) + "y", "aws", "local");

    // when / then
    assertThat(first.workloadNamespace()).hasSizeLessThanOrEqualTo(63);
    assertThat(first.owner()).hasSizeLessThanOrEqualTo(63);
    assertThat(first.workloadNamespace()).isNotEqualTo(second.workloadNamespace());
    assertThat(first.owner()).isNotEqualTo(second.owner());
  }

  @Test
  void shouldMakeANamespaceOfANameWithADot() {
    // given
    var dotted = new DeliveryTarget("team", "shop.eu", "aws", "local");
    var dashed = new DeliveryTarget("team", "shop-eu", "aws", "local");

    // when / then
    assertThat(dotted.workloadNamespace()).matches("[a-z0-9-]+");
    assertThat(dotted.workloadNamespace()).isNotEqualTo(dashed.workloadNamespace());
  }

  @Test
  void shouldTellApartByOwnerWhatSharesANamespace() {
    // given
    var first = new DeliveryTarget("a-b", "c", "p", "local");
    var second = new DeliveryTarget("a", "b-c", "p", "local");

    // when / then
    assertThat(first.workloadNamespace()).isEqualTo(second.workloadNamespace());
    assertThat(first.owner()).isNotEqualTo(second.owner());
  }
}

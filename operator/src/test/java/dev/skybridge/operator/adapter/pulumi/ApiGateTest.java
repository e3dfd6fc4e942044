package dev.skybridge.operator.adapter.pulumi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skybridge.model.Reason;
import dev.skybridge.runtime.limit.RateLimit;
import dev.skybridge.runtime.limit.TokenBucket;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.InvokeRequest;

final class ApiGateTest {
  private static final String URN =
      "urn:pulumi:team_shop::skybridge::aws:ec2/vpc:Vpc$aws:rds/instance:Instance::db";

  @Test
  void shouldNameTheApiThatACallGoesTo() {
    // given
    var create = CreateRequest.newBuilder().setUrn(URN).build().toByteArray();
    var invoke =
        InvokeRequest.newBuilder().setTok("tencentcloud:Vpc/getInstances:getInstances").build();

    // when, then
    assertThat(ApiGate.api("Create", create)).contains("rds");
    assertThat(ApiGate.api("Invoke", invoke.toByteArray())).contains("Vpc");
    assertThat(ApiGate.api("Check", CheckRequest.newBuilder().setUrn(URN).build().toByteArray()))
        .isEmpty();
    assertThat(ApiGate.api("Diff", new byte[0])).isEmpty();
  }

  @Test
  void shouldSayThatNothingWasSentWhenTheLimitIsReached() {
    // given
    var asked = new ArrayList<String>();
    var slow = TokenBucket.full(new RateLimit(0.001, 1));
    var gate =
        new ApiGate(
            (account, api) -> {
              asked.add(account.account() + " " + api);
              return slow;
            },
            EngineWorld.account());
    var create = CreateRequest.newBuilder().setUrn(URN).build().toByteArray();
    gate.pass("Create", create, Duration.ZERO);

    // when, then
    assertThatThrownBy(() -> gate.pass("Create", create, Duration.ofMillis(10)))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> {
              var failure = VendorErrors.classify(e.getStatus());
              assertThat(failure.reason()).isEqualTo(Reason.CLOUD_THROTTLED);
              assertThat(failure.effect()).isEqualTo(CallFailure.Effect.NONE);
            })
        .hasMessageContaining("nothing was sent");
    assertThatCode(() -> gate.pass("Diff", new byte[0], Duration.ZERO)).doesNotThrowAnyException();
    assertThat(asked).containsExactly("team/aws rds", "team/aws rds");
  }
}

package dev.skybridge.operator.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.Application;
import dev.skybridge.crd.ApplicationSpec;
import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.CloudStackStatus;
import dev.skybridge.crd.ComponentSpec;
import dev.skybridge.crd.EnvSpec;
import dev.skybridge.crd.PlacementSpec;
import dev.skybridge.crd.PlacementStatus;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.crd.ResourceType;
import dev.skybridge.model.Reason;
import dev.skybridge.model.SecretText;
import dev.skybridge.operator.application.ApplicationDecision.Leaving;
import dev.skybridge.operator.application.ApplicationObserved.Dependency;
import dev.skybridge.operator.application.ApplicationObserved.SecretValues;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApplicationPlannerTest {
  private final ApplicationPlanner planner = new ApplicationPlanner();

  @Test
  void shouldMakeAStackForEachPlacementAndWaitForWhatComponentsBind() {
    // given
    var application = application(List.of(), List.of("aws", "ali"));

    // when
    var decision = planner.decide(application, observed(Map.of()));

    // then
    assertThat(decision)
        .isInstanceOfSatisfying(
            ApplicationDecision.Proceed.class,
            proceed -> {
              assertThat(proceed.apply())
                  .extracting(s -> s.getMetadata().getName())
                  .containsExactly("shop-aws", "shop-ali");
              assertThat(proceed.waiting())
                  .extracting(ApplicationDecision.Waiting::placement)
                  .containsExactly("aws", "ali");
              assertThat(proceed.deliver()).isEmpty();
            });
  }

  @Test
  void shouldDeliverWithBindingsOnceTheStackHasOutputs() {
    // given
    var application = application(List.of(), List.of("aws"));
    var stack =
        StackTemplate.of(application, application.getSpec().placements().getFirst()).orElseThrow();
    stack.setStatus(
        new CloudStackStatus(
            1L,
            List.of(),
            null,
            "h",
            3,
            Map.of(
                "db.host",
                "db.example",
                "db.port",
                "5432",
                "db.username",
                "app",
                "db.database",
                "shop"),
            null,
            null,
            null));
    var observed =
        observed(Map.of("aws", stack), Map.of("aws", Map.of("db", SecretText.of("p/w"))));

    // when
    var decision = planner.decide(application, observed);

    // then
    assertThat(decision)
        .isInstanceOfSatisfying(
            ApplicationDecision.Proceed.class,
            proceed -> {
              assertThat(proceed.apply()).as("the stack is as wanted").isEmpty();
              var request = proceed.deliver().getFirst();
              assertThat(request.secrets().getOrDefault("db-binding", Map.of()).get("url"))
                  .isEqualTo(SecretText.of("postgresql://app:p%2Fw@db.example:5432/shop"));
              assertThat(request.content().toString()).doesNotContain("p/w", "p%2Fw");
            });
  }

  @Test
  void shouldStallOnAMissingSecretKey() {
    // given
    var env = new EnvSpec("KEY", null, new EnvSpec.SecretKey("keys", "api"));
    var application = application(List.of(env), List.of("aws"));
    var without =
        new ApplicationObserved(
            false,
            false,
            false,
            false,
            Map.of(),
            List.of(),
            List.of(),
            Map.of("keys", Optional.empty()),
            Map.of(),
            Optional.empty());
    var wrongKey =
        new ApplicationObserved(
            false,
            false,
            false,
            false,
            Map.of(),
            List.of(),
            List.of(),
            Map.of("keys", Optional.of(new SecretValues("1", Map.of("other", SecretText.of("x"))))),
            Map.of(),
            Optional.empty());

    // when
    var decisions =
        List.of(planner.decide(application, without), planner.decide(application, wrongKey));

    // then
    assertThat(decisions)
        .allSatisfy(decision ->
            assertThat(decision)
                .isInstanceOfSatisfying(
                    ApplicationDecision.Stall.class,
                    stall ->
                        assertThat(stall.problem().reason()).isEqualTo(Reason.SECRET_NOT_FOUND)));
  }

  @Test
  void shouldKeepRunningWhatIsReadyWhenADependencyFails() {
    // given
    var application = application(List.of(), List.of("aws"));
    var notReady = List.<Dependency>of(new Dependency.NotReady(List.of("base")));
    var fresh =
        new ApplicationObserved(
            false,
            false,
            false,
            false,
            Map.of(),
            List.of(),
            notReady,
            Map.of(),
            Map.of(),
            Optional.empty());
    var settled =
        new ApplicationObserved(
            false,
            false,
            false,
            true,
            Map.of(),
            List.of(),
            notReady,
            Map.of(),
            Map.of(),
            Optional.empty());

    // when
    var blocked = planner.decide(application, fresh);
    var going = planner.decide(application, settled);

    // then
    assertThat(blocked).isEqualTo(new ApplicationDecision.Block(List.of("base")));
    assertThat(going).isInstanceOf(ApplicationDecision.Proceed.class);
  }

  @Test
  void shouldRemoveAPlacementThatLeftTheSpec() {
    // given
    var application = application(List.of(), List.of("aws"));
    var gone =
        new PlacementStatus(
            "ali", "edge", null, "shop-ali", null, null, true, null, null, null, null, null);
    var observed =
        new ApplicationObserved(
            false,
            false,
            false,
            false,
            Map.of(),
            List.of(gone),
            List.of(),
            Map.of(),
            Map.of(),
            Optional.empty());

    // when
    var decision = planner.decide(application, observed);

    // then
    assertThat(decision)
        .isInstanceOfSatisfying(
            ApplicationDecision.Proceed.class,
            proceed ->
                assertThat(proceed.remove())
                    .containsExactly(
                        new Leaving(
                            ApplicationPlanner.target(application, "ali", "edge"),
                            Optional.empty())));
  }

  @Test
  void shouldHoldADeletionThatIsProtectedUnlessAbandoned() {
    // given
    var application = application(List.of(), List.of("aws"));
    application.setSpec(
        new ApplicationSpec(
            null,
            application.getSpec().components(),
            application.getSpec().resources(),
            application.getSpec().placements(),
            List.of(),
            null,
            true,
            null,
            null,
            null,
            null,
            null,
            null,
            null));
    var held =
        new ApplicationObserved(
            true,
            false,
            false,
            false,
            Map.of(),
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            Optional.empty());
    var abandoned =
        new ApplicationObserved(
            true,
            true,
            false,
            false,
            Map.of(),
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            Optional.empty());

    // when
    var first = planner.decide(application, held);
    var second = planner.decide(application, abandoned);

    // then
    assertThat(first)
        .isInstanceOfSatisfying(
            ApplicationDecision.Stall.class,
            stall -> assertThat(stall.problem().reason()).isEqualTo(Reason.DELETION_PROTECTED));
    assertThat(second).isInstanceOf(ApplicationDecision.Remove.class);
  }

  private static ApplicationObserved observed(Map<String, CloudStack> stacks) {
    return observed(stacks, Map.of());
  }

  private static ApplicationObserved observed(
      Map<String, CloudStack> stacks, Map<String, Map<String, SecretText>> passwords) {
    return new ApplicationObserved(
        false,
        false,
        false,
        false,
        stacks,
        List.of(),
        List.of(),
        Map.of(),
        passwords,
        Optional.empty());
  }

  private static Application application(List<EnvSpec> env, List<String> placements) {
    var application = new Application();
    application.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("team")
            .withName("shop")
            .withUid("u")
            .withGeneration(1L)
            .build());
    application.setSpec(
        new ApplicationSpec(
            null,
            List.of(
                new ComponentSpec(
                    "web", "demo/web:1", 8080, null, null, null, null, env, List.of("db"))),
            List.of(
                new ResourceSpec(
                    "db",
                    ResourceType.POSTGRES,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null)),
            placements.stream().map(name -> new PlacementSpec(name, "acc", null, null)).toList(),
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null));
    return application;
  }
}

package dev.skybridge.operator.adapter.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import dev.skybridge.model.CloudResource;
import dev.skybridge.model.CloudResource.Origin;
import dev.skybridge.model.CloudResource.Protection;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.adapter.pulumi.Checkpoint.HeldResource;
import dev.skybridge.operator.adapter.pulumi.ExistingPlanner.Decision;
import dev.skybridge.operator.adapter.pulumi.ObjectFinder.Found;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExistingPlannerTest {
  private static final String TYPE = "aws:rds/instance:Instance";
  private static final Found FOUND = found("db-1");

  @Test
  void shouldImportWithEverythingKeptThatTheGraphSaysNothingOf() {
    // given
    var wanted = resource(new Origin.TakenOver("orders"));

    // when
    var decision = ExistingPlanner.decide(wanted, Optional.empty(), Optional.of(FOUND));

    // then
    assertThat(decision)
        .isEqualTo(
            new Decision.Go(
                new Registration.Import(
                    "db-1", List.of("backupWindow", "identifier", "tags[\"team\"]"))));
  }

  @Test
  void shouldKeepWhatTheStateHasOnceItIsTakenOver() {
    // given
    var held = held("db-1", false, Map.of("window", Set.of(), "tags", Set.of("a", "skybridge")));
    var observed = held("db-1", true, Map.of("window", Set.of()));

    // when
    var ours = decide(new Origin.TakenOver("orders"), held, FOUND);
    var read = decide(new Origin.TakenOver("orders"), observed, FOUND);

    // then
    assertThat(ours)
        .isEqualTo(
            new Decision.Go(new Registration.Own(List.of("identifier", "tags[\"a\"]", "window"))));
    assertThat(read)
        .isInstanceOfSatisfying(
            Decision.Go.class,
            go -> assertThat(go.registration()).isInstanceOf(Registration.Import.class));
  }

  @Test
  void shouldReadByTheIdThatTheProviderUses() {
    assertThat(decide(new Origin.Observed("orders"), null, FOUND))
        .isEqualTo(new Decision.Go(new Registration.Read("db-1")));
    assertThat(decide(new Origin.Observed("orders"), held("db-1", false, Map.of()), FOUND))
        .isEqualTo(new Decision.Go(new Registration.Read("db-1")));
    assertThat(decide(new Origin.Observed("orders"), held("db-0", true, Map.of()), FOUND))
        .isEqualTo(new Decision.Go(new Registration.Read("db-1")));
  }

  @Test
  void shouldStopBeforeTheEngineWouldDeleteWhatTheStackHasUnderTheName() {
    for (var origin : List.of(new Origin.Observed("orders"), new Origin.TakenOver("orders"))) {
      assertThat(reason(decide(origin, held("db-0", false, Map.of()), FOUND)))
          .as("%s", origin)
          .isEqualTo(Reason.EXISTING_CONFLICT);
    }
  }

  @Test
  void shouldStopAtWhatIsNotThereAndNeverMakeIt() {
    for (var origin : List.of(new Origin.Observed("orders"), new Origin.TakenOver("orders"))) {
      assertThat(reason(decide(origin, null, null)))
          .as("%s", origin)
          .isEqualTo(Reason.EXISTING_NOT_FOUND);
      assertThat(reason(decide(origin, held("db-1", false, Map.of()), null)))
          .as("%s that is gone", origin)
          .isEqualTo(Reason.EXISTING_NOT_FOUND);
    }
  }

  private static Decision decide(
      Origin origin,
      @org.jspecify.annotations.Nullable HeldResource held,
      @org.jspecify.annotations.Nullable Found found) {
    return ExistingPlanner.decide(
        resource(origin), Optional.ofNullable(held), Optional.ofNullable(found));
  }

  private static Reason reason(Decision decision) {
    return switch (decision) {
      case Decision.Stop stop -> stop.problem().reason();
      case Decision.Go go -> throw new AssertionError(go.toString());
    };
  }

  private static CloudResource resource(Origin origin) {
    return new CloudResource(
        "orders-db",
        TYPE,
        "orders",
        Map.of(
            "allocatedStorage", PropertyValue.of(20),
            "tags", PropertyValue.map(Map.of("skybridge", PropertyValue.of("yes")))),
        List.of(),
        Protection.STATEFUL,
        List.of("identifier"),
        origin);
  }

  private static HeldResource held(String id, boolean external, Map<String, Set<String>> inputs) {
    return new HeldResource(
        "urn:pulumi:s::skybridge::" + TYPE + "::orders-db",
        TYPE,
        id,
        external,
        new InputNames(inputs));
  }

  private static Found found(String id) {
    var inputs =
        PropertyCodec.encode(
            Map.of(
                "identifier", PropertyValue.of("orders"),
                "allocatedStorage", PropertyValue.of(100),
                "backupWindow", PropertyValue.of("03:00-04:00"),
                "__defaults", PropertyValue.list(),
                "tags", PropertyValue.map(Map.of("team", PropertyValue.of("orders")))),
            output -> {
              throw new IllegalArgumentException(output.toString());
            });
    return new Found(id, Struct.getDefaultInstance(), inputs);
  }
}

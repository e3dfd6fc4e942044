package dev.skybridge.operator.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skybridge.crd.Application;
import dev.skybridge.crd.CloudAccount;
import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.TrafficRoute;
import dev.skybridge.crd.TrafficRouteStatus.Health;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.runtime.EngineWorkers;
import dev.skybridge.operator.runtime.Pools;
import dev.skybridge.operator.security.Caller;
import dev.skybridge.operator.security.NotAuthorized;
import dev.skybridge.operator.security.User;
import dev.skybridge.operator.security.Visibility;
import dev.skybridge.operator.traffic.Edges;
import dev.skybridge.operator.traffic.Rehearsal;
import dev.skybridge.operator.traffic.RouteTable;
import dev.skybridge.operator.traffic.TrafficOutlook;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.pool.PoolConfig;
import dev.skybridge.runtime.pool.WorkerPool;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrafficResourceTest {
  private static final String GET_APPLICATIONS = "get applications.skybridge.dev in namespace shop";
  private static final String GET_ROUTES = "get trafficroutes.skybridge.dev in namespace shop";
  private static final String PATCH_ROUTES = "patch trafficroutes.skybridge.dev in namespace shop";
  private static final String LIST_ACCOUNTS = "list cloudaccounts.skybridge.dev in all namespaces";
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1700), ZoneOffset.UTC);

  private final Scope scope = Scope.root("test");
  private final WorkerPool pool = new WorkerPool(PoolConfig.named("reviews"), scope);
  private final List<String> said = new ArrayList<>();
  private Optional<TrafficRoute> route = Optional.of(route());
  private Optional<TrafficOutlook.Question> question = Optional.empty();
  private boolean leaseReadable = true;

  @AfterEach
  void close() {
    pool.close();
    scope.close();
  }

  @Test
  void shouldShowWhereEachPlacementIsAndWhatItCarries() {
    // given
    var resource = allowing(GET_APPLICATIONS, GET_ROUTES, LIST_ACCOUNTS);

    // when
    var view = resource.get("shop", "store");

    // then
    assertThat(view.steered()).isTrue();
    assertThat(view.writer()).isEqualTo("aws");
    assertThat(view.epoch()).isEqualTo(3);
    assertThat(view.byLatency()).isFalse();
    assertThat(view.level()).isEqualTo(Level.OK);
    assertThat(view.times()).isEqualTo(new TrafficView.TrafficTimesView(30, 120, 15));
    assertThat(view.edges())
        .containsExactly(
            new TrafficView.EdgeView("far", null, "no answer"),
            new TrafficView.EdgeView("near", true, null),
            new TrafficView.EdgeView("old", false, null));
    assertThat(view.placements())
        .extracting(TrafficPlacementView::name)
        .containsExactly("aws", "ali");
    var aws = view.placements().getFirst();
    assertThat(aws.provider()).isEqualTo("aws");
    assertThat(aws.region()).isEqualTo("eu-central-1");
    assertThat(aws.account()).isEqualTo("shop/main");
    assertThat(aws.stack()).isEqualTo("store-aws");
    assertThat(aws.target())
        .isEqualTo(
            new TargetView(
                "10.0.0.1:80",
                Health.HEALTHY,
                60,
                100,
                true,
                false,
                false,
                "2026-01-02T00:00:00Z",
                0,
                null,
                null,
                21L));
    assertThat(view.placements().getLast().target())
        .satisfies(ali -> {
          assertThat(ali.share()).isZero();
          assertThat(ali.withdrawn()).isTrue();
          assertThat(ali.returnsAt()).isEqualTo("2026-01-02T01:02:00Z");
        });
  }

  @Test
  void shouldNotTellOfAccountsThatTheCallerMayNotSee() {
    // given
    var resource = allowing(GET_APPLICATIONS, GET_ROUTES);

    // when
    var view = resource.get("shop", "store");

    // then
    assertThat(view.placements()).extracting(TrafficPlacementView::region).containsOnlyNulls();
  }

  @Test
  void shouldShowThePlacementsAloneWhenNoTrafficIsSteered() {
    // given
    route = Optional.empty();
    var resource = allowing(GET_APPLICATIONS, GET_ROUTES);

    // when
    var view = resource.get("shop", "store");

    // then
    assertThat(view.steered()).isFalse();
    assertThat(view.reason()).isEqualTo("NotApplicable");
    assertThat(view.placements())
        .hasSize(2)
        .allSatisfy(placement -> assertThat(placement.target()).isNull());
    assertThatThrownBy(() -> resource.rehearse("shop", "store", "aws"))
        .isInstanceOf(ObjectNotFound.class);
  }

  @Test
  void shouldRehearseALossWithItsSteps() {
    // given
    var resource = allowing(GET_ROUTES);

    // when
    var view = resource.rehearse("shop", "store", "aws");

    // then
    assertThat(view.lost()).isEqualTo("aws");
    assertThat(view.lostForMillis()).isEqualTo(80_000);
    assertThat(view.writesPauseMillis()).isEqualTo(21_000);
    assertThat(view.asks()).isEqualTo("FenceUnproven");
    assertThat(view.steps())
        .singleElement()
        .satisfies(step -> {
          assertThat(step.atMillis()).isEqualTo(30_000);
          assertThat(step.level()).isEqualTo(Level.FAILED);
          assertThat(step.shares())
              .containsExactly(
                  new RehearsalView.RehearsedShareView("aws", 100, false, 21L),
                  new RehearsalView.RehearsedShareView("ali", 0, true, null));
        });
    assertThat(said).isEmpty();
  }

  @Test
  void shouldRefuseToRehearseWhatIsNotThere() {
    // given
    var resource = allowing(GET_ROUTES);

    // when and then
    assertThatThrownBy(() -> resource.rehearse("shop", "store", null))
        .isInstanceOf(InvalidRequest.class);
    assertThatThrownBy(() -> resource.rehearse("shop", "store", "azure"))
        .isInstanceOf(InvalidRequest.class);
    leaseReadable = false;
    assertThatThrownBy(() -> resource.rehearse("shop", "store", "aws"))
        .isInstanceOf(ObjectsUnavailable.class);
  }

  @Test
  void shouldMoveTheRightToWriteInThePersonsName() {
    // given
    route.orElseThrow().setStatus(healthyAgain().getStatus());
    var resource = allowing(PATCH_ROUTES);

    // when
    resource.moveWriter("shop", "store", new WriterRequest("ali"));

    // then
    assertThat(said).containsExactly("ann moves shop/store to ali 1700");
  }

  @Test
  void shouldNotKeepAWishThatCanNotBeMetNow() {
    // given
    var resource = allowing(PATCH_ROUTES);

    // when and then
    assertThatThrownBy(() -> resource.moveWriter("shop", "store", new WriterRequest("ali")))
        .isInstanceOf(ChangeRefused.class);
    assertThat(said).isEmpty();
  }

  @Test
  void shouldConfirmOnlyWhatIsAsked() {
    // given
    question =
        Optional.of(
            new TrafficOutlook.Question(
                Reason.FENCE_UNPROVEN, Optional.of("aws"), "ali", 4, Optional.empty()));
    var resource = allowing(PATCH_ROUTES);

    // when and then
    assertThatThrownBy(
            () -> resource.confirmWriter("shop", "store", new WriterConfirmation("ali", 3)))
        .isInstanceOf(ChangeRefused.class);
    assertThatThrownBy(
            () -> resource.confirmWriter("shop", "store", new WriterConfirmation("aws", 4)))
        .isInstanceOf(ChangeRefused.class);
    resource.confirmWriter("shop", "store", new WriterConfirmation("ali", 4));
    assertThat(said).containsExactly("ann confirms shop/store ali@4");
  }

  @Test
  void shouldRefuseWhoMayNot() {
    // given
    var reader = allowing(GET_APPLICATIONS, GET_ROUTES);
    var nobody = allowing();

    // when and then
    assertThatThrownBy(() -> reader.moveWriter("shop", "store", new WriterRequest("ali")))
        .isInstanceOf(NotAuthorized.class);
    assertThatThrownBy(
            () -> reader.confirmWriter("shop", "store", new WriterConfirmation("ali", 4)))
        .isInstanceOf(NotAuthorized.class);
    assertThatThrownBy(() -> nobody.get("shop", "store")).isInstanceOf(NotAuthorized.class);
    assertThatThrownBy(() -> nobody.rehearse("shop", "store", "aws"))
        .isInstanceOf(NotAuthorized.class);
    assertThat(said).isEmpty();
  }

  private TrafficResource allowing(String... permissions) {
    var user = new User("ann", "", List.of(), Map.of());
    var caller =
        new Caller() {
          @Override
          public User user() {
            return user;
          }
        };
    var visibility =
        new Visibility(
            (_, permission) -> List.of(permissions).contains(permission.describe()),
            new Pools(new EngineWorkers(1, cloud -> pool), pool));
    return new TrafficResource(
        new Objects(), new Outlook(), new KnownEdges(), new Steering(), visibility, caller, CLOCK);
  }

  private final class Outlook implements TrafficOutlook {
    @Override
    public Rehearsal.Result rehearse(TrafficRoute of, String lost) {
      if (!leaseReadable) {
        throw new KubernetesClientException("away");
      }
      return new Rehearsal.Result(
          lost,
          Duration.ofSeconds(80),
          Duration.ofSeconds(1),
          List.of(
              new Rehearsal.Step(
                  Duration.ofSeconds(30),
                  "aws 100, ali 0",
                  null,
                  "FenceUnproven",
                  "no gate",
                  of.getStatus().targets())),
          Duration.ofSeconds(21));
    }

    @Override
    public Optional<Question> question(TrafficRoute of) {
      return question;
    }
  }

  private static final class KnownEdges implements Edges {
    @Override
    public void tell(RouteTable table, Runnable told) {
      throw new AssertionError("looking tells nothing");
    }

    @Override
    public Map<String, State> of(String of) {
      assertThat(of).isEqualTo("shop/store");
      return Map.of(
          "near", new State(7, Optional.empty()),
          "old", new State(6, Optional.empty()),
          "far", new State(State.UNKNOWN, Optional.of("no answer")));
    }

    @Override
    public Map<String, State> forget(String of, Runnable told) {
      throw new AssertionError("looking forgets nothing");
    }
  }

  private final class Steering implements TrafficSteering {
    @Override
    public void moveWriter(User user, String namespace, String name, String to, String wish) {
      said.add("%s moves %s/%s to %s %s".formatted(user.name(), namespace, name, to, wish));
    }

    @Override
    public void confirmWriter(User user, String namespace, String name, String to, int epoch) {
      said.add("%s confirms %s/%s %s@%d".formatted(user.name(), namespace, name, to, epoch));
    }
  }

  private final class Objects implements ConsoleObjects {
    @Override
    public List<Application> applications() {
      return List.of(Fixtures.shop());
    }

    @Override
    public Optional<Application> application(String namespace, String name) {
      return Optional.of(Fixtures.shop());
    }

    @Override
    public List<CloudStack> stacks(String namespace, String application) {
      return List.of(Fixtures.shopStack());
    }

    @Override
    public Optional<TrafficRoute> route(String namespace, String application) {
      return route;
    }

    @Override
    public List<CloudAccount> accounts() {
      return List.of(
          Fixtures.account("shop", "main", "aws", "eu-central-1"),
          Fixtures.account("clouds", "main", "alicloud", "cn-hangzhou"));
    }
  }

  private static TrafficRoute healthyAgain() {
    return route(false, 40);
  }

  private static TrafficRoute route() {
    return route(true, 0);
  }

  /** Ali answers since an hour and a minute, and is withdrawn or not. */
  private static TrafficRoute route(boolean withdrawn, int weight) {
    return Serialization.unmarshal(
        """
        apiVersion: skybridge.dev/v1alpha1
        kind: TrafficRoute
        metadata: {namespace: shop, name: store, generation: 2}
        spec:
          application: store
          traffic: {hosts: [shop.example], writes: one, data: shared}
          targets:
          - {name: aws, address: "10.0.0.1:80", weight: 60}
          - {name: ali, address: "10.0.0.2:80", weight: 40}
        status:
          observedGeneration: 2
          version: 7
          writer: aws
          epoch: 3
          conditions:
          - {type: Ready, status: "True", observedGeneration: 2, lastTransitionTime: "2026-01-02T00:00:00Z", reason: Ready, message: "aws 100, ali 0"}
          targets:
          - {name: aws, address: "10.0.0.1:80", health: Healthy, since: "2026-01-02T00:00:00Z", withdrawn: false, withdrawals: 0, weight: 60, latencyMillis: 21}
          - {name: ali, address: "10.0.0.2:80", health: Healthy, since: "2026-01-02T01:00:00Z", withdrawn: %s, withdrawals: 1, weight: %d}
        """
            .formatted(withdrawn, weight),
        TrafficRoute.class);
  }
}

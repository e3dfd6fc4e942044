package dev.skybridge.operator.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skybridge.crd.Application;
import dev.skybridge.crd.CleanResult;
import dev.skybridge.crd.CleanedObject;
import dev.skybridge.crd.CleaningStatus;
import dev.skybridge.crd.CloudAccount;
import dev.skybridge.crd.CloudAccountStatus;
import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.OrphanStatus;
import dev.skybridge.crd.TrafficRoute;
import dev.skybridge.operator.runtime.EngineWorkers;
import dev.skybridge.operator.runtime.Pools;
import dev.skybridge.operator.security.Caller;
import dev.skybridge.operator.security.NotAuthorized;
import dev.skybridge.operator.security.User;
import dev.skybridge.operator.security.Visibility;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.pool.PoolConfig;
import dev.skybridge.runtime.pool.WorkerPool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountsResourceTest {
  private static final String LIST = "list cloudaccounts.skybridge.dev in all namespaces";
  private static final String LIST_APPLICATIONS =
      "list applications.skybridge.dev in all namespaces";
  private static final String PATCH = "patch cloudaccounts.skybridge.dev in namespace shop";
  private static final String CLEAN = "clean cloudaccounts.skybridge.dev in namespace shop";

  private final Scope scope = Scope.root("test");
  private final WorkerPool pool = new WorkerPool(PoolConfig.named("reviews"), scope);
  private final List<String> asked = new ArrayList<>();

  @AfterEach
  void close() {
    pool.close();
    scope.close();
  }

  @Test
  void shouldShowOrphansAndWhatBecameOfTheLastRequest() {
    // given
    var resource = allowing(LIST, LIST_APPLICATIONS);

    // when
    var orphans = resource.list().items().getFirst().orphans();

    // then
    assertThat(orphans)
        .isEqualTo(
            new OrphansView(
                "2026-05-01T10:00:00Z",
                2,
                List.of(
                    new OrphansView.OrphanView("DATABASE db-1", "books of stack shop/gone", true),
                    new OrphansView.OrphanView("INSTANCE i-1", "web of stack shop/gone", false)),
                List.of(),
                new CleaningView(
                    "kim",
                    "2026-05-01T09:00:00Z",
                    List.of(new CleaningView.CleanedView("INSTANCE i-0", "Gone", "gone")))));
  }

  @Test
  void shouldAskInThePersonsNameForExactlyWhatWasNamed() {
    // given
    var resource = allowing(PATCH, CLEAN);

    // when
    resource.clean("shop", "main", new CleanRequest(List.of("DATABASE db-1"), false));
    resource.clean(
        "shop", "main", new CleanRequest(List.of("INSTANCE i-1", "DATABASE db-1"), true));

    // then
    assertThat(asked)
        .containsExactly(
            "ann shop/main: DATABASE db-1, @1700",
            "ann shop/main: INSTANCE i-1, DATABASE db-1 without-copy, @1700");
  }

  @Test
  void shouldRefuseWhatIsNotShownOrNotAllowed() {
    // given
    var resource = allowing(PATCH, CLEAN);
    var editor = allowing(PATCH);
    var one = new CleanRequest(List.of("INSTANCE i-1"), false);

    // when and then
    assertThatThrownBy(
            () -> resource.clean("shop", "main", new CleanRequest(List.of("INSTANCE i-2"), false)))
        .isInstanceOf(ChangeRefused.class);
    assertThatThrownBy(() -> resource.clean("shop", "main", new CleanRequest(null, true)))
        .isInstanceOf(InvalidRequest.class);
    assertThatThrownBy(() -> resource.clean("shop", "other", one))
        .isInstanceOf(ObjectNotFound.class);
    assertThatThrownBy(() -> editor.clean("shop", "main", one)).isInstanceOf(NotAuthorized.class);
    assertThat(asked).isEmpty();
  }

  private AccountsResource allowing(String... permissions) {
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
    return new AccountsResource(
        new Objects(),
        visibility,
        caller,
        (who, namespace, account, request) ->
            asked.add("%s %s/%s: %s".formatted(who.name(), namespace, account, request)),
        () -> Instant.ofEpochMilli(1700));
  }

  private static final class Objects implements ConsoleObjects {
    @Override
    public List<Application> applications() {
      return List.of();
    }

    @Override
    public Optional<Application> application(String namespace, String name) {
      return Optional.empty();
    }

    @Override
    public List<CloudStack> stacks(String namespace, String application) {
      return List.of();
    }

    @Override
    public Optional<TrafficRoute> route(String namespace, String application) {
      return Optional.empty();
    }

    @Override
    public List<CloudAccount> accounts() {
      var account = Fixtures.account("shop", "main", "aws", "eu-central-1");
      account.setStatus(
          new CloudAccountStatus(
              1L,
              "111122223333",
              List.of(),
              new OrphanStatus(
                  "2026-05-01T10:00:00Z",
                  null,
                  5,
                  2,
                  List.of(
                      "DATABASE db-1 (books of stack shop/gone)",
                      "INSTANCE i-1 (web of stack shop/gone)"),
                  List.of()),
              new CleaningStatus(
                  "INSTANCE i-0",
                  "kim",
                  "2026-05-01T09:00:00Z",
                  List.of(new CleanedObject("INSTANCE i-0", CleanResult.GONE, "gone")))));
      return List.of(account);
    }
  }
}

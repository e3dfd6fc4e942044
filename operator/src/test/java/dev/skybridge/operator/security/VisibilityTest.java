package dev.skybridge.operator.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.pool.PoolConfig;
import dev.skybridge.runtime.pool.WorkerPool;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VisibilityTest {
  private static final User ANN = new User("ann", "", List.of(), Map.of());

  private final Scope scope = Scope.root("test");
  private final WorkerPool pool = new WorkerPool(PoolConfig.named("reviews"), scope);

  @AfterEach
  void close() {
    pool.close();
    scope.close();
  }

  @Test
  void shouldSeeEverythingWithOneReviewWhenTheUserMayListEverywhere() {
    var reviews = new AtomicInteger();
    var visibility =
        new Visibility(
            (user, permission) -> {
              reviews.incrementAndGet();
              return permission.namespace() == null;
            },
            pool);

    var visible = visibility.visible(ANN, "applications", List.of("a", "b", "c"));

    assertThat(visible).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(reviews).hasValue(1);
  }

  @Test
  void shouldSeeOnlyTheNamespacesInWhichTheUserMayList() {
    var visibility = new Visibility((user, permission) -> "b".equals(permission.namespace()), pool);

    var visible = visibility.visible(ANN, "applications", List.of("a", "b", "c"));

    assertThat(visible).containsExactly("b");
  }

  @Test
  void shouldNotTakeAnApiServerThatDoesNotAnswerForARefusal() {
    var visibility =
        new Visibility(
            (user, permission) -> {
              throw new ReviewUnavailable(new IllegalStateException("no answer"));
            },
            pool);

    assertThatThrownBy(() -> visibility.visible(ANN, "applications", List.of("a")))
        .isInstanceOf(ReviewUnavailable.class);
  }

  @Test
  void shouldNameUserAndPermissionWhenItRefuses() {
    var visibility = new Visibility((user, permission) -> false, pool);

    assertThatThrownBy(() -> visibility.require(ANN, Permission.on("get", "applications", "a")))
        .isInstanceOf(NotAuthorized.class)
        .hasMessage("ann may not get applications.skybridge.dev in namespace a");
  }
}

package dev.skybridge.operator.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VisibilityTest {
  private static final User ANN = new User("ann", "", List.of(), Map.of());

  @Test
  void shouldSeeEverythingWithOneReviewWhenTheUserMayListEverywhere() {
    var reviews = new AtomicInteger();
    var visibility =
        new Visibility((user, permission) -> {
          reviews.incrementAndGet();
          return permission.namespace() == null;
        });

    var visible = visibility.visible(ANN, "applications", List.of("a", "b", "c"));

    assertThat(visible).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(reviews).hasValue(1);
  }

  @Test
  void shouldSeeOnlyTheNamespacesInWhichTheUserMayList() {
    var visibility = new Visibility((user, permission) -> "b".equals(permission.namespace()));

    var visible = visibility.visible(ANN, "applications", List.of("a", "b", "c"));

    assertThat(visible).containsExactly("b");
  }

  @Test
  void shouldNotTakeAnApiServerThatDoesNotAnswerForARefusal() {
    var visibility =
        new Visibility((user, permission) -> {
          throw new ReviewUnavailable(new IllegalStateException("no answer"));
        });

    assertThatThrownBy(() -> visibility.visible(ANN, "applications", List.of("a")))
        .isInstanceOf(ReviewUnavailable.class);
  }

  @Test
  void shouldNameUserAndPermissionWhenItRefuses() {
    var visibility = new Visibility((user, permission) -> false);

    assertThatThrownBy(() -> visibility.require(ANN, Permission.on("get", "applications", "a")))
        .isInstanceOf(NotAuthorized.class)
        .hasMessage("ann may not get applications.skybridge.dev in namespace a");
  }
}

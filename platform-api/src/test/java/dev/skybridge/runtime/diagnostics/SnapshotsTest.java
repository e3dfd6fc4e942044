package dev.skybridge.runtime.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotsTest {
  private final Snapshots snapshots = new Snapshots();

  private record One(int value) {}

  private record Other(int value) {}

  @Test
  void shouldTellAllByNameWhenSeveralAreRegistered() {
    // given
    snapshots.register("b", () -> new One(2));
    snapshots.register("a", () -> new Other(1));

    // when and then
    assertThat(snapshots.all())
        .containsExactly(entry("a", List.of(new Other(1))), entry("b", List.of(new One(2))));
    assertThat(snapshots.of(One.class)).containsExactly(new One(2));
  }

  @Test
  void shouldTellEachWhenASourceHasSeveral() {
    // given
    snapshots.registerAll("limiters", () -> List.of(new One(1), new One(2)));
    snapshots.register("pool", () -> new One(3));

    // when and then
    assertThat(snapshots.of(One.class)).containsExactly(new One(1), new One(2), new One(3));
  }

  @Test
  void shouldForgetASourceWhenItsRegistrationIsClosed() {
    // given
    var registration = snapshots.register("a", () -> new One(1));

    // when
    registration.close();
    registration.close();

    // then
    assertThat(snapshots.all()).isEmpty();
    snapshots.register("a", () -> new One(2));
    registration.close();
    assertThat(snapshots.all()).containsValue(List.of(new One(2)));
  }

  @Test
  void shouldRefuseANameThatIsTaken() {
    // given
    snapshots.register("a", () -> new One(1));

    // when and then
    assertThatThrownBy(() -> snapshots.register("a", () -> new One(2)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

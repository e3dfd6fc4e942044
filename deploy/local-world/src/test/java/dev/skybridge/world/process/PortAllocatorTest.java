package dev.skybridge.world.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortAllocatorTest {
  @Test
  void shouldKeepThePortOfAnEarlierRunWhenItIsFree() {
    // given
    PortAllocator allocator = new PortAllocator("world", Map.of("git", 23_456), port -> true);

    // then
    assertThat(allocator.port("git", false)).isEqualTo(23_456);
  }

  @Test
  void shouldKeepThePortThatTheOwnProcessHolds() {
    // given
    PortAllocator allocator = new PortAllocator("world", Map.of("git", 23_456), port -> false);

    // then
    assertThat(allocator.port("git", true)).isEqualTo(23_456);
  }

  @Test
  void shouldGiveAnotherPortWhenSomebodyElseHoldsTheOldOne() {
    // given
    PortAllocator allocator =
        new PortAllocator("world", Map.of("git", 23_456), port -> port != 23_456);

    // when
    int port = allocator.port("git", false);

    // then
    assertThat(port).isNotEqualTo(23_456).isBetween(20_000, 31_999);
    assertThat(allocator.all()).containsEntry("git", port);
  }

  @Test
  void shouldGiveEachListenerAPortOfItsOwn() {
    // given
    PortAllocator allocator = new PortAllocator("world", Map.of(), port -> true);

    // when
    Set<Integer> ports = new HashSet<>();
    for (int listener = 0; listener < 100; listener++) {
      ports.add(allocator.port("listener-" + listener, false));
    }

    // then
    assertThat(ports).hasSize(100);
  }

  @Test
  void shouldSayWhenNoPortIsLeft() {
    // given
    PortAllocator allocator = new PortAllocator("world", Map.of(), port -> false);

    // then
    assertThatThrownBy(() -> allocator.port("git", false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no free port");
  }
}

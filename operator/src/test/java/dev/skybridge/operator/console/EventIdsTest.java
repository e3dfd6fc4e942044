package dev.skybridge.operator.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventIdsTest {
  @Test
  void shouldReadItsOwnIds() {
    var ids = EventIds.ofThisProcess();

    assertThat(ids.position(ids.id(42))).contains(42L);
  }

  @Test
  void shouldNotReadIdsOfAnotherProcess() {
    var ids = new EventIds("a");

    assertThat(ids.position(new EventIds("b").id(42))).isEmpty();
    assertThat(ids.position("a.x")).isEmpty();
    assertThat(ids.position(null)).isEmpty();
  }
}

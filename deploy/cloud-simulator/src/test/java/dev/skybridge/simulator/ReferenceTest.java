package dev.skybridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.simulator.cloud.Reference;
import dev.skybridge.simulator.property.Property;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceTest {

  @Test
  void shouldReadOneIdOrSeveralWhicheverWayTheyAreWritten() {
    assertThat(Reference.named(Property.of("vsw-a"))).containsExactly("vsw-a");
    assertThat(Reference.named(Property.of("vsw-a,vsw-b"))).containsExactly("vsw-a", "vsw-b");
    assertThat(
            Reference.named(
                new Property.Items(List.of(Property.of("vsw-a"), Property.of("vsw-b")))))
        .containsExactly("vsw-a", "vsw-b");
  }
}

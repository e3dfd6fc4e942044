package dev.skybridge.world.pods;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressPoolTest {
  @Test
  void shouldGiveEachPodAnAddressOfItsOwn() {
    // given
    AddressPool pool = new AddressPool("127.244");

    // when
    Set<String> addresses = new HashSet<>();
    for (int pod = 0; pod < 5_000; pod++) {
      addresses.add(pool.allocate());
    }

    // then
    assertThat(addresses)
        .hasSize(5_000)
        .contains("127.244.0.1", "127.244.1.1")
        .doesNotContain("127.244.0.0", "127.244.0.255");
  }

  @Test
  void shouldNotGiveAwayAnAddressThatAPodHasFromAnEarlierRun() {
    // given
    AddressPool pool = new AddressPool("127.244");
    pool.claim("127.244.0.1");
    pool.claim("10.0.0.1");

    // then
    assertThat(pool.allocate()).isEqualTo("127.244.0.2");
  }

  @Test
  void shouldNotReuseAFreedAddressAtOnce() {
    // given
    AddressPool pool = new AddressPool("127.244");
    String first = pool.allocate();

    // when
    pool.release(first);

    // then
    assertThat(pool.allocate()).isNotEqualTo(first);
  }
}

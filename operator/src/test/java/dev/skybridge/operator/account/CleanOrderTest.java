package dev.skybridge.operator.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.model.CloudKind;
import dev.skybridge.model.LastCopy;
import dev.skybridge.operator.account.CleanOrder.Named;
import dev.skybridge.operator.account.CleanOrder.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanOrderTest {
  @Test
  void shouldReadEachNamedObjectOnce() {
    // when
    var orders =
        CleanOrder.parse(
            " INSTANCE i-0a1,database  pgm-7 without-copy,\nBUCKET my-bucket, INSTANCE i-0a1, @17, ");

    // then
    assertThat(orders)
        .containsExactly(
            new Named(CloudKind.INSTANCE, "i-0a1", LastCopy.KEEP),
            new Named(CloudKind.DATABASE, "pgm-7", LastCopy.NONE),
            new Named(CloudKind.BUCKET, "my-bucket", LastCopy.KEEP));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "all",
        "*",
        "true",
        "INSTANCE",
        "INSTANCE i-1 i-2",
        "DATABASE pgm-7 without-copies",
        "NETWORK vpc-1",
        "INSTANCE i-1 without-copy now"
      })
  void shouldNotGuessWhatIsMeant(String entry) {
    // when
    var orders = CleanOrder.parse(entry);

    // then
    assertThat(orders).containsExactly(new Unreadable(entry));
  }
}

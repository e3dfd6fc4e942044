package dev.skybridge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.gate.copy.Copy;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LeaseNotesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Copy MADE =
      new Copy(
          "ns/shop",
          "aws",
          2,
          NOW,
          "0/1",
          "ns/shop/2.json",
          5,
          "abc",
          "17",
          new Copy.Layout("shop", "UTF8", "C", "C"));

  private final Lease lease =
      new LeaseBuilder().withNewMetadata().withUid("lease").endMetadata().build();
  private final LeaseNotes notes = new LeaseNotes(lease);

  @Test
  void shouldSayThatACopyIsTheLastOnlyUntilWritesPassAgain() {
    // when
    notes.tell(progress(true), "s3://b", 2, true);

    // then
    assertThat(note("copy")).contains("\"last\":true", "\"key\":\"ns/shop/2.json\"");

    // and when
    notes.opens("aws", 2, NOW, Duration.ofSeconds(9));

    // then
    assertThat(note("copy")).contains("\"last\":false");
    assertThat(notes.opened("aws", 2)).isTrue();
    assertThat(notes.opened("aws", 1)).isFalse();
    assertThat(notes.opened("alicloud", 2)).isFalse();
  }

  @Test
  void shouldNotTellOfACopyFromAnEarlierEpoch() {
    notes.tell(progress(false), "s3://b", 3, false);
    assertThat(note("copy")).isEmpty();
  }

  @Test
  void shouldTakeWhatItCannotReadForWritten() {
    // given
    lease.getMetadata().getAnnotations().put("skybridge.dev/wrote", "{");
    lease.getMetadata().getAnnotations().put("skybridge.dev/copy", "a slip");

    // when, then
    assertThat(notes.opened("aws", 2)).isTrue();
    notes.opens("aws", 2, NOW, Duration.ofSeconds(9));
    assertThat(note("wrote")).contains("2026-01-01T00:00:09Z");
  }

  private static Progress progress(boolean closed) {
    return new Progress(
        true, Optional.of(MADE), closed, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private String note(String name) {
    return lease.getMetadata().getAnnotations().getOrDefault("skybridge.dev/" + name, "");
  }
}

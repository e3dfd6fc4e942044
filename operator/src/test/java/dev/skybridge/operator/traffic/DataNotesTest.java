package dev.skybridge.operator.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.CopiesSpec;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DataNotesTest {
  private static final String WROTE =
      "{\"by\":\"aws\",\"epoch\":1,\"at\":\"2026-01-01T00:00:41Z\",\"until\":\"2026-01-01T00:00:55Z\"}";
  private static final String COPY =
      "{\"key\":\"k.json\",\"to\":\"s3://b\",\"of\":\"aws\",\"epoch\":1,\"at\":\"2026-01-01T00:00:00Z\",\"bytes\":7,\"last\":false}";

  @Test
  void shouldReadWhatTheGateSays() {
    // when
    var data = DataNotes.read(lease(WROTE, COPY));

    // then
    assertThat(data.copy())
        .contains(
            new LeaseData.Copy(
                "k.json", "s3://b", "aws", 1, Instant.parse("2026-01-01T00:00:00Z"), 7, false));
    assertThat(takeover(data).loss().orElseThrow().words())
        .isEqualTo(
            "the last copy on hand is from 2026-01-01T00:00:00Z, 41 s before the last sign of aws, which may have written until 2026-01-01T00:00:55Z; what was committed in these 55 s is lost");
  }

  @Test
  void shouldAskAPersonWhereItCannotBeRead() {
    assertThat(takeover(DataNotes.read(lease("{", COPY)))).isInstanceOf(Takeover.Unknown.class);
    assertThat(takeover(DataNotes.read(lease(WROTE, "{\"at\":\"soon\"}"))))
        .isInstanceOf(Takeover.Unknown.class);
  }

  @Test
  void shouldNameTheCopyWithTheGrantAndForgetTheRestoreBefore() {
    // given
    var lease = lease(WROTE, COPY);
    lease.getMetadata().getAnnotations().put("skybridge.dev/restored", "1 old.json");
    lease.getMetadata().getAnnotations().put("skybridge.dev/gate-problem", "no room");

    // when
    DataNotes.grant(lease, DataNotes.read(lease).copy());

    // then
    var granted = DataNotes.read(lease);
    assertThat(granted.restores()).isTrue();
    assertThat(granted.restore()).contains("k.json");
    assertThat(granted.problem()).isEmpty();

    // and when
    lease.getMetadata().getAnnotations().put("skybridge.dev/restored", "2 k.json");

    // then
    assertThat(DataNotes.read(lease).restores()).isFalse();
  }

  private static Takeover takeover(LeaseData data) {
    // given back, so that only the gates' word tells who wrote
    var lease =
        new WriterLease(
            Optional.empty(), 1, Duration.ofSeconds(5), Duration.ZERO, true, false, "", data);
    var play = Play.copying(new CopiesSpec("s3://b", null, "3s", "1m"), Play.target("alicloud", 1));
    return Takeover.of(play.spec.traffic(), lease, "alicloud");
  }

  private static Lease lease(String wrote, String copy) {
    return new LeaseBuilder()
        .withNewMetadata()
        .addToAnnotations("skybridge.dev/wrote", wrote)
        .addToAnnotations("skybridge.dev/copy", copy)
        .endMetadata()
        .withNewSpec()
        .withLeaseTransitions(2)
        .endSpec()
        .build();
  }
}

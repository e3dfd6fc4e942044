package dev.skybridge.operator.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelTest {
  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource({
    "True,Ready,OK",
    "False,InProgress,PROGRESSING",
    "False,Paused,PAUSED",
    "False,QuotaExceeded,FAILED",
    "False,Ready,FAILED",
    "False,SomeoneElses,FAILED",
    "Unknown,Pending,PROGRESSING",
    "Unknown,SomeoneElses,UNKNOWN"
  })
  void shouldTellHowAnObjectStandsFromItsReadyCondition(
      String status, String reason, Level expected) {
    var ready = new Condition("Ready", status, 1L, "2026-01-01T00:00:00Z", reason, "");

    assertThat(Level.ofReady(ready)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource({
    "Stalled,True,FAILED",
    "Stalled,False,OK",
    "Degraded,True,FAILED",
    "Reconciling,True,PROGRESSING",
    "Reconciling,False,OK",
    "Provisioned,True,OK"
  })
  void shouldKnowForWhichConditionsTrueIsBadNews(String type, String status, Level expected) {
    var condition = new Condition(type, status, 1L, "2026-01-01T00:00:00Z", "Ready", "");

    assertThat(Level.of(condition)).isEqualTo(expected);
  }

  @Test
  void shouldKnowNothingWithoutACondition() {
    assertThat(Level.ofReady(null)).isEqualTo(Level.UNKNOWN);
  }

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource({
    "Synced,Healthy,OK",
    ",Healthy,OK",
    "OutOfSync,Healthy,PROGRESSING",
    "Synced,Degraded,FAILED",
    "Synced,Missing,FAILED",
    "Synced,Suspended,PAUSED",
    ",,UNKNOWN"
  })
  void shouldTellHowADeliveryStands(String sync, String health, Level expected) {
    assertThat(DeliveryLevel.of(sync, health)).isEqualTo(expected);
  }
}

package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an application's traffic.
 *
 * @param observedGeneration generation of the spec that this speaks of
 * @param conditions Ready, Reconciling, Stalled, Degraded
 * @param summary shares in percent, for example {@code aws 60, alicloud 40}
 * @param version grows by one with each change of what the edges are told
 * @param writer placement that the edges send writing requests to; null while nobody may write
 * @param epoch times that the right to write was given
 * @param writerAsked the wish for a writer that was last met
 * @param targets one entry a placement
 */
public record TrafficRouteStatus(
    @Nullable Long observedGeneration,
    List<Condition> conditions,
    @Nullable String summary,
    @Nullable Long version,
    @Nullable String writer,
    @Nullable Integer epoch,
    @Nullable String writerAsked,
    List<Target> targets) {

  /** Copies the lists. */
  public TrafficRouteStatus {
    conditions = Collections.copy(conditions);
    targets = Collections.copy(targets);
  }

  /**
   * How one placement stands.
   *
   * @param name of it
   * @param address at which its traffic enters
   * @param health Healthy, Unhealthy or Unknown
   * @param since RFC 3339; since when without a pause
   * @param withdrawn whether its traffic is withdrawn
   * @param withdrawnAt RFC 3339; when that was last done
   * @param withdrawals how often within the last hour
   * @param weight its share of the traffic now
   * @param message what the last probe said, where it failed
   * @param latencyMillis measured: mean time to answer a probe, later ones counting more; renewed
   *     where it changed by a tenth; null before the first answer
   */
  public record Target(
      @Required String name,
      @Required String address,
      @Required Health health,
      @Nullable String since,
      boolean withdrawn,
      @Nullable String withdrawnAt,
      int withdrawals,
      int weight,
      @Nullable String message,
      @JsonPropertyDescription(
              "Measured: mean time to answer a probe, in milliseconds, renewed where it changed by a tenth.")
          @Nullable Long latencyMillis) {}

  /** Whether a placement answers. */
  public enum Health {
    /** Its last probe was answered. */
    @JsonProperty("Healthy")
    HEALTHY,
    /** Its last probe was not. */
    @JsonProperty("Unhealthy")
    UNHEALTHY,
    /** It was not probed yet. */
    @JsonProperty("Unknown")
    UNKNOWN
  }
}

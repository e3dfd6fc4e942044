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
 * @param copy the writer's last good copy; null where none is known
 * @param loss what a writer that takes over now would not find; null where nothing would be lost
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
    @Nullable Copy copy,
    @Nullable Loss loss,
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

  /**
   * A copy of a writer's database.
   *
   * @param of placement
   * @param epoch of the right to write in which it was made
   * @param at RFC 3339; what was committed before is in it
   * @param key of its manifest in the bucket
   * @param to bucket and prefix
   * @param bytes of its dump
   * @param last whether nothing was written after it
   */
  public record Copy(
      @Required String of,
      int epoch,
      @Required String at,
      @Required String key,
      @Nullable String to,
      long bytes,
      boolean last) {}

  /**
   * The data-loss window: what was committed in it is not in the copy.
   *
   * @param of placement that wrote
   * @param from RFC 3339; when the copy was made
   * @param sign RFC 3339; last sign of the writer
   * @param until RFC 3339; from when on it wrote no more, for certain
   * @param seconds from the one to the other
   */
  public record Loss(
      @Required String of,
      @Required String from,
      @Required String sign,
      @Required String until,
      long seconds) {}

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

package dev.skybridge.operator.console;

import dev.skybridge.crd.TrafficRoute;
import dev.skybridge.crd.TrafficRouteStatus;
import dev.skybridge.crd.TrafficSpec;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.traffic.Edges;
import dev.skybridge.operator.traffic.TrafficOutlook.Question;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The placements of an application and the traffic that they carry.
 *
 * @param steered whether Skybridge steers it; without, there are only the placements
 * @param oneWriter whether one placement writes at a time
 * @param sharedData whether a new writer finds what the one before wrote
 * @param byLatency whether the next writer is the one that answers fastest, else the largest weight
 * @param copies whether a new writer begins with a copy that is kept outside
 * @param hosts of the requests
 * @param writer placement that may write; null while nobody may, and where each does
 * @param epoch times that the right to write was given; null where it never was
 * @param level how the traffic stands
 * @param reason code of the reason for that
 * @param message for a person
 * @param cure what can be done, in English; null for a reason that is not ours
 * @param times after which something happens; null where it is not steered
 * @param conditions of the TrafficRoute
 * @param edges what they know, as the replica that answers has seen it
 * @param question what a person is asked; null where it goes on by itself
 * @param placements in the order of the spec
 */
public record TrafficView(
    boolean steered,
    boolean oneWriter,
    boolean sharedData,
    boolean byLatency,
    boolean copies,
    List<String> hosts,
    @Nullable @Schema(nullable = true) String writer,
    @Nullable @Schema(nullable = true) Integer epoch,
    Level level,
    String reason,
    String message,
    @Nullable @Schema(nullable = true) String cure,
    @Nullable @Schema(nullable = true) TrafficTimesView times,
    List<ConditionView> conditions,
    List<EdgeView> edges,
    @Nullable @Schema(nullable = true) WriterQuestionView question,
    List<TrafficPlacementView> placements) {
  static final TrafficRouteStatus NOTHING_KNOWN =
      new TrafficRouteStatus(null, List.of(), null, null, null, null, null, null, null, List.of());

  /** Copies the lists. */
  public TrafficView {
    hosts = List.copyOf(hosts);
    conditions = List.copyOf(conditions);
    edges = List.copyOf(edges);
    placements = List.copyOf(placements);
  }

  /** Placements whose traffic others steer. */
  static TrafficView unsteered(List<PlacementView> placements) {
    return new TrafficView(
        false,
        false,
        false,
        false,
        false,
        List.of(),
        null,
        null,
        Level.OK,
        Reason.NOT_APPLICABLE.code(),
        "",
        Level.cure(Reason.NOT_APPLICABLE.code()),
        null,
        List.of(),
        List.of(),
        null,
        placements.stream().map(one -> TrafficPlacementView.of(one, null)).toList());
  }

  /** Placements whose traffic we steer. */
  static TrafficView of(
      TrafficRoute route,
      List<PlacementView> placements,
      Map<String, Edges.State> edges,
      Optional<Question> question) {
    var traffic = route.getSpec().traffic();
    var status = Objects.requireNonNullElse(route.getStatus(), NOTHING_KNOWN);
    var ready = ConditionView.ready(status.conditions()).orElse(null);
    var reason = ready == null ? Reason.PENDING.code() : ready.reason();
    return new TrafficView(
        true,
        traffic.hasOneWriter(),
        traffic.sharesData(),
        traffic.prefersLatency(),
        traffic.copies() != null,
        traffic.hosts(),
        status.writer(),
        status.epoch(),
        ready == null ? Level.PROGRESSING : Level.ofReady(ready),
        reason,
        ready == null ? "" : ready.message(),
        Level.cure(reason),
        TrafficTimesView.of(traffic),
        ConditionView.of(status.conditions(), route.getMetadata().getGeneration()),
        new TreeMap<>(edges)
            .entrySet().stream()
                .map(edge -> EdgeView.of(edge.getKey(), edge.getValue(), status.version()))
                .toList(),
        question.map(WriterQuestionView::of).orElse(null),
        placements.stream()
            .map(one -> TrafficPlacementView.of(one, TargetView.of(route, status, one.name())))
            .toList());
  }

  /**
   * When what happens, in seconds.
   *
   * @param afterSeconds failures without a pause, until traffic is withdrawn
   * @param returnAfterSeconds answers without a pause, until it comes back the first time
   * @param leaseSeconds that the right to write lasts without being renewed
   */
  public record TrafficTimesView(long afterSeconds, long returnAfterSeconds, long leaseSeconds) {
    static TrafficTimesView of(TrafficSpec traffic) {
      return new TrafficTimesView(
          traffic.afterOrDefault().toSeconds(),
          traffic.returnAfterOrDefault().toSeconds(),
          traffic.leaseOrDefault().toSeconds());
    }
  }

  /**
   * A proxy at which requests enter.
   *
   * @param name of it
   * @param knows whether it spreads by the latest table; null where this replica has not asked it
   * @param problem why the last try failed; null where it did not
   */
  public record EdgeView(
      String name,
      @Nullable @Schema(nullable = true) Boolean knows,
      @Nullable @Schema(nullable = true) String problem) {
    static EdgeView of(String name, Edges.State state, @Nullable Long version) {
      var knows =
          (version == null || state.version() == Edges.State.UNKNOWN)
              ? null
              : Boolean.valueOf(state.version() >= version);
      return new EdgeView(name, knows, state.problem().orElse(null));
    }
  }

  /**
   * What a person is asked.
   *
   * @param reason code of why it can't be decided without one
   * @param from placement that had the right to write before; null where that is not known
   * @param to placement that would write
   * @param epoch for which the answer would hold
   * @param loss the data-loss window; null where no copy is known, or none is needed
   */
  public record WriterQuestionView(
      String reason,
      @Nullable @Schema(nullable = true) String from,
      String to,
      int epoch,
      @Nullable @Schema(nullable = true) LossView loss) {
    static WriterQuestionView of(Question question) {
      return new WriterQuestionView(
          question.reason().code(),
          question.from().orElse(null),
          question.to(),
          question.epoch(),
          question.loss().map(LossView::of).orElse(null));
    }
  }

  /**
   * The data-loss window: what was committed in it is in no copy.
   *
   * @param of placement that wrote
   * @param from RFC 3339; when the last copy was made
   * @param sign RFC 3339; last sign of the writer
   * @param until RFC 3339; from when on it wrote no more, for certain
   * @param seconds from the one to the other
   */
  public record LossView(String of, String from, String sign, String until, long seconds) {
    static LossView of(TrafficRouteStatus.Loss loss) {
      return new LossView(
          loss.of(),
          second(loss.from()),
          second(loss.sign()),
          second(loss.until()),
          loss.seconds());
    }

    private static String second(String time) {
      return Instant.parse(time).truncatedTo(ChronoUnit.SECONDS).toString();
    }
  }
}

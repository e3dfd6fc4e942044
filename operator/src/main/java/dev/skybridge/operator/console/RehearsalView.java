package dev.skybridge.operator.console;

import dev.skybridge.model.Reason;
import dev.skybridge.operator.traffic.Rehearsal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the loss of a placement would do. It is worked out, nothing is changed: the edges are taken
 * to follow at once, and the placements that answer now to go on answering.
 *
 * @param lost placement that is lost
 * @param lostForMillis for how long; it answers again after that
 * @param tickMillis how exact the times are
 * @param writesPauseMillis how long nobody may write, all in all
 * @param asks code of the reason for which a person would be asked; null where none would
 * @param steps in the order of their time
 */
public record RehearsalView(
    String lost,
    long lostForMillis,
    long tickMillis,
    long writesPauseMillis,
    @Nullable @Schema(nullable = true) String asks,
    List<RehearsalStepView> steps) {
  private static final List<String> ASKING =
      List.of(Reason.FENCE_UNPROVEN.code(), Reason.WRITES_WOULD_BE_LOST.code());

  /** Copies the list. */
  public RehearsalView {
    steps = List.copyOf(steps);
  }

  static RehearsalView of(Rehearsal.Result result) {
    return new RehearsalView(
        result.lost(),
        result.lostFor().toMillis(),
        result.tick().toMillis(),
        result.writesPause().toMillis(),
        result.steps().stream()
            .map(Rehearsal.Step::reason)
            .filter(ASKING::contains)
            .findFirst()
            .orElse(null),
        result.steps().stream().map(RehearsalStepView::of).toList());
  }

  /**
   * A change.
   *
   * @param atMillis since the loss
   * @param shares of the placements
   * @param writer who may write; null while nobody may, and where each does
   * @param level how the traffic would stand
   * @param reason code of the reason for that
   * @param message for a person
   */
  public record RehearsalStepView(
      long atMillis,
      List<RehearsedShareView> shares,
      @Nullable @Schema(nullable = true) String writer,
      Level level,
      String reason,
      String message) {
    /** Copies the list. */
    public RehearsalStepView {
      shares = List.copyOf(shares);
    }

    static RehearsalStepView of(Rehearsal.Step step) {
      return new RehearsalStepView(
          step.at().toMillis(),
          step.targets().stream()
              .map(target ->
                  new RehearsedShareView(
                      target.name(),
                      Shares.percent(step.targets(), target.name()),
                      target.withdrawn(),
                      target.latencyMillis()))
              .toList(),
          step.writer(),
          Level.ofCode(step.reason()),
          step.reason(),
          step.message());
    }
  }

  /**
   * What a placement would carry.
   *
   * @param placement its name
   * @param share in percent
   * @param withdrawn whether its traffic would be withdrawn
   * @param latencyMillis measured: mean time to answer a probe; null before the first answer
   */
  public record RehearsedShareView(
      String placement,
      int share,
      boolean withdrawn,
      @Nullable @Schema(nullable = true) Long latencyMillis) {}
}

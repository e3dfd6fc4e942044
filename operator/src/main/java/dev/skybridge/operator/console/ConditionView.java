package dev.skybridge.operator.console;

import dev.skybridge.crd.Condition;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One condition.
 *
 * @param type name of the condition
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param level how what it speaks of stands: of some conditions {@code True} is bad news
 * @param reason code of the reason
 * @param message for a person
 * @param cure what can be done, in English; null for a reason that is not ours
 * @param lastTransitionTime RFC 3339
 * @param current whether it speaks of the spec as it is now
 */
public record ConditionView(
    String type,
    String status,
    Level level,
    String reason,
    String message,
    @Nullable @Schema(nullable = true) String cure,
    String lastTransitionTime,
    boolean current) {

  static List<ConditionView> of(List<Condition> conditions, long generation) {
    return conditions.stream().map(condition -> of(condition, generation)).toList();
  }

  private static ConditionView of(Condition condition, long generation) {
    return new ConditionView(
        condition.type(),
        condition.status(),
        Level.of(condition),
        condition.reason(),
        condition.message(),
        Level.cure(condition.reason()),
        condition.lastTransitionTime(),
        condition.observedGeneration() == generation);
  }

  static Optional<Condition> ready(List<Condition> conditions) {
    return conditions.stream().filter(condition -> condition.type().equals("Ready")).findFirst();
  }
}

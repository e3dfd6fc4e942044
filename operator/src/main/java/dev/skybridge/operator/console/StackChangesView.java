package dev.skybridge.operator.console;

import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.DriftStatus;
import dev.skybridge.model.PlanArchive;
import dev.skybridge.model.StackId;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What changed, changes and is about to change in one stack.
 *
 * @param stack name of the CloudStack
 * @param application that it belongs to
 * @param placement that it serves
 * @param reason code of the reason that it is not ready, Ready otherwise
 * @param message for a person
 * @param approvalPolicy auto, on-risk or always
 * @param plan the current one; null where there was none yet
 * @param drift what was found when the cloud was last compared; null where it never was
 * @param history plans that were applied, the latest first
 */
public record StackChangesView(
    String stack,
    String application,
    String placement,
    String reason,
    String message,
    String approvalPolicy,
    @Nullable @Schema(nullable = true) PlanView plan,
    @Nullable @Schema(nullable = true) DriftView drift,
    List<PlanView> history) {
  private static final int HISTORY = 50;

  /** Copies the list. */
  public StackChangesView {
    history = List.copyOf(history);
  }

  static StackChangesView of(CloudStack stack, PlanArchive archive) {
    var id = new StackId(stack.getMetadata().getNamespace(), stack.getMetadata().getName());
    var status = StackView.statusOf(stack);
    var ready = ConditionView.ready(status.conditions());
    var plan = status.plan();
    var spec = stack.getSpec();
    return new StackChangesView(
        id.name(),
        spec.application(),
        spec.placement(),
        ready.map(condition -> condition.reason()).orElse("Pending"),
        ready.map(condition -> condition.message()).orElse(""),
        switch (spec.approvalOrDefault()) {
          case AUTO -> "auto";
          case ON_RISK -> "on-risk";
          case ALWAYS -> "always";
        },
        plan == null ? null : PlanView.of(plan, archive.find(id, plan.hash())),
        Optional.ofNullable(status.drift()).map(DriftView::of).orElse(null),
        archive.history(id, HISTORY).stream().map(PlanView::of).toList());
  }

  /**
   * What was found when the cloud was last compared.
   *
   * @param checkedAt when
   * @param checked resources that were looked at
   * @param resources resources that differ
   * @param differences each in words, the first fifty
   * @param reverting whether it is about to be changed back
   */
  public record DriftView(
      String checkedAt, int checked, int resources, List<String> differences, boolean reverting) {
    /** Copies the list. */
    public DriftView {
      differences = List.copyOf(differences);
    }

    static DriftView of(DriftStatus drift) {
      return new DriftView(
          drift.checkedAt(),
          drift.checked(),
          drift.resources(),
          drift.differences(),
          drift.reverting());
    }
  }
}

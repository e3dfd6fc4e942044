package dev.skybridge.operator.console;

import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.CloudStackStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The stack of one placement.
 *
 * @param name of the CloudStack
 * @param level how it stands
 * @param conditions of the CloudStack
 * @param resourceCount cloud objects that it holds; null before the first operation
 * @param lastOperation the engine's last operation; null before the first
 */
public record StackView(
    String name,
    Level level,
    List<ConditionView> conditions,
    @Nullable @Schema(nullable = true) Integer resourceCount,
    @Nullable @Schema(nullable = true) OperationView lastOperation) {
  /** Copies the list. */
  public StackView {
    conditions = List.copyOf(conditions);
  }

  static StackView of(CloudStack stack) {
    var status = statusOf(stack);
    var operation = status.lastOperation();
    return new StackView(
        stack.getMetadata().getName(),
        levelOf(stack),
        ConditionView.of(status.conditions(), stack.getMetadata().getGeneration()),
        status.resourceCount(),
        operation == null ? null : OperationView.of(operation));
  }

  static Level levelOf(CloudStack stack) {
    return Level.ofReady(ConditionView.ready(statusOf(stack).conditions()).orElse(null));
  }

  static CloudStackStatus statusOf(CloudStack stack) {
    var status = stack.getStatus();
    return status != null ? status : Serialization.unmarshal("{}", CloudStackStatus.class);
  }
}

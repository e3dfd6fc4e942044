package dev.skybridge.operator.console;

import dev.skybridge.crd.CloudStackStatus.Operation;

/**
 * One engine operation.
 *
 * @param kind up, refresh or destroy
 * @param outcome Succeeded, or the code of the reason that it failed
 * @param attempts tries in a row that failed, 0 after a success
 * @param startedAt RFC 3339
 * @param finishedAt RFC 3339
 * @param created resources made
 * @param adopted resources taken over after an interrupted create
 * @param updated resources changed in place
 * @param replaced resources replaced
 * @param deleted resources deleted
 * @param unchanged resources left as they were
 */
public record OperationView(
    String kind,
    String outcome,
    int attempts,
    String startedAt,
    String finishedAt,
    int created,
    int adopted,
    int updated,
    int replaced,
    int deleted,
    int unchanged) {

  static OperationView of(Operation operation) {
    return new OperationView(
        operation.kind(),
        operation.outcome(),
        operation.attempts(),
        operation.startedAt(),
        operation.finishedAt(),
        operation.created(),
        operation.adopted(),
        operation.updated(),
        operation.replaced(),
        operation.deleted(),
        operation.unchanged());
  }
}

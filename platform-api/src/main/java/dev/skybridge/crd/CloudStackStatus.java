package dev.skybridge.crd;

import dev.skybridge.model.Provider;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a stack.
 *
 * @param observedGeneration generation of the spec that this speaks of
 * @param conditions Ready, Reconciling, Stalled
 * @param provider the cloud of its account, once known
 * @param graphHash SHA-256 of the graph that was last brought up; unchanged means that no engine
 *     call is needed
 * @param resourceCount cloud resources that the stack holds
 * @param outputs results that are not secret: {@code <resource>.<key>}, for example {@code
 *     orders.host}
 * @param lastOperation the last engine operation
 * @param plan what is about to be done, or was done last
 * @param drift what differs from what was asked for
 * @param commit of the program, as last looked up; null without a program
 */
public record CloudStackStatus(
    @Nullable Long observedGeneration,
    List<Condition> conditions,
    @Nullable Provider provider,
    @Nullable String graphHash,
    @Nullable Integer resourceCount,
    Map<String, String> outputs,
    @Nullable Operation lastOperation,
    @Nullable PlanStatus plan,
    @Nullable DriftStatus drift,
    @Nullable String commit) {

  /** Copies the collections. */
  public CloudStackStatus {
    conditions = Collections.copy(conditions);
    outputs = Collections.copy(outputs);
  }

  /** Of a stack without a program. */
  public CloudStackStatus(
      @Nullable Long observedGeneration,
      List<Condition> conditions,
      @Nullable Provider provider,
      @Nullable String graphHash,
      @Nullable Integer resourceCount,
      Map<String, String> outputs,
      @Nullable Operation lastOperation,
      @Nullable PlanStatus plan,
      @Nullable DriftStatus drift) {
    this(
        observedGeneration,
        conditions,
        provider,
        graphHash,
        resourceCount,
        outputs,
        lastOperation,
        plan,
        drift,
        null);
  }

  /**
   * One engine operation.
   *
   * @param kind up, refresh or destroy
   * @param outcome Succeeded, or the code of the reason that it failed
   * @param attempts tries of this operation in a row that failed, 0 after a success
   * @param startedAt RFC 3339
   * @param finishedAt RFC 3339
   * @param created resources made
   * @param adopted resources taken over after an interrupted create, or imported
   * @param updated resources changed in place
   * @param replaced resources replaced
   * @param deleted resources deleted
   * @param unchanged resources left as they were
   */
  public record Operation(
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
      int unchanged) {}
}

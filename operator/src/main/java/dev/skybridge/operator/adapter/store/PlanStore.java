package dev.skybridge.operator.adapter.store;

import static dev.skybridge.operator.adapter.store.OperatorDatabase.SCHEMA;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skybridge.model.PlanArchive.KeptPlan;
import dev.skybridge.model.StackEngine.PlanToApply;
import dev.skybridge.model.StackPlan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The plans of stacks, those that were applied included. All methods throw {@link
 * StoreUnavailableException}.
 */
public final class PlanStore {
  /** Proposals that were never applied, kept for each stack. */
  private static final int KEPT_PROPOSALS = 20;

  private static final TypeReference<List<StackPlan.Step>> STEPS = new TypeReference<>() {};

  private final OperatorDatabase database;
  private final ObjectMapper json = new ObjectMapper();

  /** In the operator's schema. */
  public PlanStore(OperatorDatabase database) {
    this.database = database;
  }

  /**
   * Keeps a plan; the same plan again replaces only what the engine wrote.
   *
   * @param enginePlan the engine's own plan file; null where it was not asked
   */
  public void propose(String stack, StackPlan plan, byte @Nullable [] enginePlan) {
    Statements.update(
        database,
        """
        insert into %s.stack_plan (stack, hash, graph_hash, live, steps, engine_plan)
        values (?, ?, ?, ?, cast(? as jsonb), ?)
        on conflict (stack, hash) do update
          set engine_plan = excluded.engine_plan, planned_at = now()
        """
            .formatted(SCHEMA),
        stack,
        plan.hash(),
        plan.graphHash(),
        plan.live(),
        write(plan.steps()),
        enginePlan);
    Statements.update(
        database,
        """
        delete from %1$s.stack_plan where stack = ? and applied_at is null and hash not in (
          select hash from %1$s.stack_plan where stack = ? and applied_at is null
          order by planned_at desc limit ?)
        """
            .formatted(SCHEMA),
        stack,
        stack,
        KEPT_PROPOSALS);
  }

  /** The engine's own plan file; empty where the plan is not known, or was made without it. */
  public Optional<byte[]> enginePlan(String stack, String hash) {
    return Statements.query(
            database,
            result -> Optional.ofNullable(result.getBytes(1)),
            "select engine_plan from %s.stack_plan where stack = ? and hash = ?".formatted(SCHEMA),
            stack,
            hash)
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Notes that a plan begins to be applied. */
  public void applying(String stack, PlanToApply plan) {
    Statements.update(
        database,
        """
        update %s.stack_plan set applied_at = now(), finished_at = null, outcome = null,
          resources = cast(? as jsonb), changed_by = ?, approval = ?, approved_by = ?,
          git_commit = ?
        where stack = ? and hash = ?
        """
            .formatted(SCHEMA),
        plan.resources(),
        plan.changedBy(),
        plan.approval(),
        plan.approvedBy(),
        plan.commit(),
        stack,
        plan.hash());
  }

  /** Notes how the application of a plan ended: {@code Succeeded} or the code of the reason. */
  public void applied(String stack, String hash, String outcome) {
    Statements.update(
        database,
        "update %s.stack_plan set finished_at = now(), outcome = ? where stack = ? and hash = ?"
            .formatted(SCHEMA),
        outcome,
        stack,
        hash);
  }

  /** One plan. */
  public Optional<KeptPlan> find(String stack, String hash) {
    return Statements.query(
            database,
            this::row,
            "select * from %s.stack_plan where stack = ? and hash = ?".formatted(SCHEMA),
            stack,
            hash)
        .stream()
        .findFirst();
  }

  /** The plans that were applied, the latest first. */
  public List<KeptPlan> history(String stack, int limit) {
    return Statements.query(
        database,
        this::row,
        """
        select * from %s.stack_plan where stack = ? and applied_at is not null
        order by applied_at desc limit ?
        """
            .formatted(SCHEMA),
        stack,
        limit);
  }

  private KeptPlan row(ResultSet result) throws SQLException {
    return new KeptPlan(
        new StackPlan(
            result.getString("hash"),
            result.getString("graph_hash"),
            result.getInt("live"),
            read(result.getString("steps"))),
        result.getTimestamp("planned_at").toInstant(),
        result.getString("resources"),
        result.getString("changed_by"),
        result.getString("approval"),
        result.getString("approved_by"),
        result.getString("git_commit"),
        instant(result.getTimestamp("applied_at")),
        instant(result.getTimestamp("finished_at")),
        result.getString("outcome"));
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }

  private String write(List<StackPlan.Step> steps) {
    try {
      return json.writeValueAsString(steps);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("steps are plain data", e);
    }
  }

  private List<StackPlan.Step> read(String steps) {
    try {
      return json.readValue(steps, STEPS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("steps that were not written by us", e);
    }
  }
}

package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.Provider;
import dev.skybridge.model.Reason;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One cell of the fault matrix: what goes wrong while a stack is worked on.
 *
 * @param cloud where
 * @param act what is asked for
 * @param faults what goes wrong; one in the matrix, two in a random combination
 */
record FaultCell(Provider cloud, Act act, List<Injected> faults) {
  /** Copies the list. */
  FaultCell {
    faults = List.copyOf(faults);
  }

  /** Whether one of the faults is this one. */
  boolean has(Injected fault) {
    return faults.contains(fault);
  }

  /** What a run may say when it fails. */
  Set<Reason> reasons() {
    var all = EnumSet.noneOf(Reason.class);
    faults.forEach(fault -> all.addAll(fault.reasons()));
    return all;
  }

  @Override
  public String toString() {
    return "%s %s: %s"
        .formatted(
            cloud.packageName(),
            act.name().toLowerCase(Locale.ROOT),
            faults.stream().map(fault -> fault.text).collect(Collectors.joining(" + ")));
  }

  /** What is asked of the engine, and the calls to the cloud that go wrong. */
  enum Act {
    /** Of everything. */
    CREATE("create", 5),
    /** Of the database, in place. */
    UPDATE("update", 0),
    /** Reads everything; changes nothing. */
    REFRESH("read", 5),
    /** Of the bucket with what hangs on it, and of a database. */
    REPLACE("create", 1),
    /** Of everything. */
    DELETE("delete", 5);

    /** The simulator's name of the calls. */
    final String call;

    /** So many calls can be spared, and a fault still strikes. */
    final int spared;

    Act(String call, int spared) {
      this.call = call;
      this.spared = spared;
    }
  }

  /** What goes wrong. */
  enum Injected {
    /** The vendor asks for fewer calls. */
    THROTTLED("429", "throttle"),
    /** The vendor's server fails. */
    SERVER_ERROR("5xx", "serverError"),
    /** No answer until the caller gives up; nothing is done. */
    TIME_OUT("time-out", "timeout"),
    /** It is done, and the answer is lost. */
    ANSWER_LOST("answer lost", "answerLost"),
    /** The account may not have more. */
    QUOTA("quota", "quota"),
    /** It is done, then the provider's process ends; it is started again. */
    PROVIDER_CRASH("provider crash", "crash"),
    /** {@code kill -9} of the engine's process. */
    ENGINE_KILLED("engine killed"),
    /** {@code kill -9} of the process that runs the engine. */
    OPERATOR_KILLED("operator killed"),
    /** The database of both the engine's state and the operator's tables. */
    POSTGRES_RESTARTED("PostgreSQL restarted");

    /** For people. */
    final String text;

    /** The simulator's name, where the cloud is at fault. */
    final Optional<String> kind;

    Injected(String text, String kind) {
      this.text = text;
      this.kind = Optional.of(kind);
    }

    Injected(String text) {
      this.text = text;
      this.kind = Optional.empty();
    }

    /** What a run may say when it fails by this. */
    Set<Reason> reasons() {
      return switch (this) {
        case THROTTLED -> Set.of(Reason.CLOUD_THROTTLED);
        case SERVER_ERROR, TIME_OUT, ANSWER_LOST, PROVIDER_CRASH ->
            Set.of(Reason.CLOUD_UNREACHABLE);
        case QUOTA -> Set.of(Reason.QUOTA_EXCEEDED);
        case ENGINE_KILLED -> Set.of(Reason.ENGINE_FAILED);
        case OPERATOR_KILLED -> Set.of();
        case POSTGRES_RESTARTED ->
            Set.of(Reason.STATE_UNREACHABLE, Reason.DATABASE_UNREACHABLE, Reason.ENGINE_FAILED);
      };
    }

    /** Whether a process of ours is at fault, not the cloud. */
    boolean ours() {
      return kind.isEmpty();
    }
  }
}

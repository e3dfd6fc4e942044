package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.Problem;
import dev.skybridge.model.ProgramRepository;
import dev.skybridge.model.ProgramSource;
import dev.skybridge.model.Reason;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Users' own programs: fetched, and run where they can't do harm. */
public final class UserPrograms {
  private final ProgramRepository repository;
  private final WorkerSettings settings;
  private @Nullable Sandbox sandbox;

  /**
   * None is run before it is asked for.
   *
   * @param repository where they come from
   * @param settings how they are run
   */
  public UserPrograms(ProgramRepository repository, WorkerSettings settings) {
    this.repository = repository;
    this.settings = settings;
  }

  /** How they are run. */
  WorkerSettings settings() {
    return settings;
  }

  /** Fetches a program for one run. */
  Prepared prepare(ProgramSource source) {
    if (!Sandbox.isPossible()) {
      return new Prepared.Refused(
          new Problem(
              Reason.PROGRAM_NOT_ISOLATED,
              "the operator does not run as root on Linux, so it can't shut a program in"));
    }
    var folder = ProgramFolder.make(settings.folder());
    var problem = orClose(folder, () -> repository.checkOut(source, folder.program()));
    if (problem.isPresent()) {
      folder.close();
      return new Prepared.Refused(problem.get());
    }
    return orClose(folder, () -> new Prepared.Ready(source, folder, sandbox()));
  }

  private synchronized Sandbox sandbox() {
    var made = sandbox;
    if (made == null) {
      made = new Sandbox(settings);
      sandbox = made;
    }
    return made;
  }

  private static <T> T orClose(ProgramFolder folder, Supplier<T> step) {
    var done = false;
    try {
      var value = step.get();
      done = true;
      return value;
    } finally {
      if (!done) {
        folder.close();
      }
    }
  }

  /** Whether a program can be run. */
  sealed interface Prepared extends AutoCloseable {
    /** Removes what it left. */
    @Override
    void close();

    /** Why not; empty where it can. */
    Optional<Problem> refusal();

    /**
     * It can.
     *
     * @param source what it is
     * @param folder where its files are
     * @param sandbox where it runs
     */
    record Ready(ProgramSource source, ProgramFolder folder, Sandbox sandbox) implements Prepared {
      @Override
      public void close() {
        folder.close();
      }

      @Override
      public Optional<Problem> refusal() {
        return Optional.empty();
      }
    }

    /**
     * It can't.
     *
     * @param problem why
     */
    record Refused(Problem problem) implements Prepared {
      @Override
      public void close() {}

      @Override
      public Optional<Problem> refusal() {
        return Optional.of(problem);
      }
    }
  }
}

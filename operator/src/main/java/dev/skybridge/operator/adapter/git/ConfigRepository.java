package dev.skybridge.operator.adapter.git;

import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.handover.Handover;
import dev.skybridge.runtime.handover.Taken;
import dev.skybridge.runtime.task.Origin;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The config repository. Callers hand in changes and wait; one writer takes all that are waiting,
 * makes one commit for each, and pushes them together. Safe for use by many threads.
 */
public final class ConfigRepository implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ConfigRepository.class);
  private static final Origin WRITER = Origin.here("config repository writer");
  private static final int LARGEST_BATCH = 500;
  private static final int LARGEST_QUEUE = 4096;

  private final Handover<Pending> waiting = new Handover<>(LARGEST_QUEUE);
  private final BatchWriter writer;
  private final Duration deadline;
  private final Scope scope;

  /**
   * Starts the writer; connects to nothing before the first write.
   *
   * @param around ends the writer, too
   */
  public ConfigRepository(GitConfig config, InstantSource clock, Scope around) {
    this.writer = new BatchWriter(config, clock);
    this.deadline = config.deadline();
    this.scope = around.child("config repository");
    scope.executor(WRITER).execute(this::work);
  }

  /**
   * Brings the repository to the change and waits until the remote branch holds it, at most the
   * configured deadline. Makes no commit where it holds it already. That much is known without the
   * network, so an unreachable repository fails only what has to be written.
   */
  public WriteOutcome write(Change change) {
    return await(new Pending(change, false, new CompletableFuture<>()));
  }

  /**
   * Whether a commit has the other among its ancestors, or is the same.
   *
   * @return false also where one of the two is not in the repository
   */
  public boolean contains(String commit, String ancestor) {
    if (commit.equals(ancestor) || writer.isAncestor(ancestor, commit)) {
      return true;
    }
    if (writer.knows(commit)) {
      return false;
    }
    var nothing = new Change("", Map.of(), Map.of());
    return switch (await(new Pending(nothing, true, new CompletableFuture<>()))) {
      case WriteOutcome.Held _ -> writer.isAncestor(ancestor, commit);
      case WriteOutcome.Failed _ -> false;
    };
  }

  /** Stops the writer; what waits fails. */
  @Override
  public void close() {
    waiting.close();
    scope.cancel("close");
    scope.close();
  }

  private WriteOutcome await(Pending pending) {
    try {
      switch (waiting.offer(pending, deadline)) {
        case TAKEN -> {}
        case FULL -> {
          return unreachable("too many changes wait for the config repository");
        }
        case CLOSED -> {
          return unreachable("the operator is ending");
        }
      }
      return pending.outcome().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      pending.outcome().cancel(false);
      return unreachable(
          "the config repository did not answer within " + deadline.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      pending.outcome().cancel(false);
      return unreachable("interrupted while waiting for the config repository");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the writer answers with values only", e);
    }
  }

  private void work() {
    var batch = new ArrayList<Pending>();
    try {
      while (waiting.take() instanceof Taken.Item<Pending>(var first)) {
        batch.clear();
        batch.add(first);
        waiting.drainTo(batch, LARGEST_BATCH - 1);
        batch.removeIf(pending -> pending.outcome().isDone());
        writeAll(batch);
      }
    } catch (InterruptedException e) {
      LOG.debug("the writer of the config repository ends");
    }
    batch.addAll(waiting.abandon());
    batch.forEach(pending -> pending.outcome().complete(unreachable("the operator is ending")));
    writer.close();
  }

  private void writeAll(List<Pending> batch) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      writer.write(batch);
    } catch (RuntimeException e) {
      LOG.error("writing to the config repository failed", e);
      var outcome = unreachable("writing failed: " + e.getMessage());
      batch.forEach(pending -> pending.outcome().complete(outcome));
    }
  }

  private static WriteOutcome unreachable(String message) {
    return new WriteOutcome.Failed(new Problem(Reason.GIT_UNREACHABLE, message));
  }

  /**
   * A change that waits to be written.
   *
   * @param change what to write
   * @param fetch whether the remote branch must be looked at
   * @param outcome told when it is done
   */
  record Pending(Change change, boolean fetch, CompletableFuture<WriteOutcome> outcome) {}
}

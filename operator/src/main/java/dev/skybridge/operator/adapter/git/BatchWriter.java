package dev.skybridge.operator.adapter.git;

import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.adapter.git.ConfigRepository.Pending;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes a batch of changes: commits on top of the remote branch, then one push. One thread. */
final class BatchWriter {
  private static final Logger LOG = Logger.getLogger(BatchWriter.class);

  /** How often others may push in between before the batch is given back. */
  private static final int PUSH_ATTEMPTS = 5;

  private final GitRemote remote;
  private final Path folder;
  private final Duration freshness;
  private final InstantSource clock;
  private Instant fetchedAt = Instant.EPOCH;
  private volatile @Nullable History history;

  BatchWriter(GitConfig config, InstantSource clock) {
    this.remote = new GitRemote(config, clock);
    this.folder = BareClone.folder(config.cacheDirectory(), config.url().orElseThrow());
    this.freshness = config.freshness();
    this.clock = clock;
  }

  /** Completes each outcome. A broken clone is thrown away and made anew, once. */
  void write(List<Pending> batch) {
    try {
      attempt(batch);
    } catch (IOException | JGitInternalException e) {
      LOG.warnf("the clone in %s is broken (%s); it is made anew", folder, e.getMessage());
      try {
        close();
        BareClone.delete(folder);
        attempt(batch);
      } catch (IOException | JGitInternalException again) {
        LOG.errorf(again, "no clone of the config repository in %s", folder);
        close();
        fail(batch, new Problem(Reason.GIT_UNREACHABLE, "local clone: " + again.getMessage()));
      }
    }
  }

  boolean knows(String commit) {
    var current = history;
    return current != null && current.knows(commit);
  }

  boolean isAncestor(String ancestor, String commit) {
    var current = history;
    return current != null && current.isAncestor(ancestor, commit);
  }

  void close() {
    var current = history;
    history = null;
    fetchedAt = Instant.EPOCH;
    if (current != null) {
      current.repository().close();
    }
  }

  private void attempt(List<Pending> batch) throws IOException {
    var current = history == null ? new History(BareClone.open(folder)) : history;
    history = current;
    var repository = current.repository();
    var mustFetch = batch.stream().anyMatch(Pending::fetch) || isStale();
    for (var i = 0; i < PUSH_ATTEMPTS; i++) {
      try {
        if (mustFetch) {
          remote.fetch(repository);
          fetchedAt = clock.instant();
        }
        if (pushed(batch, current)) {
          return;
        }
        mustFetch = true;
      } catch (GitFailure failure) {
        fetchedAt = Instant.EPOCH;
        settle(batch, current, failure.problem());
        return;
      }
    }
    fail(batch, new Problem(Reason.GIT_UNREACHABLE, "others kept pushing to the branch"));
  }

  private boolean pushed(List<Pending> batch, History current) throws IOException, GitFailure {
    var repository = current.repository();
    var base = repository.resolve(remote.trackingRef());
    var commits = commit(batch, repository, base);
    var tip = commits.isEmpty() ? base : commits.getLast();
    if (tip != null && !tip.equals(base)) {
      if (!remote.push(repository, base, tip)) {
        return false;
      }
      fetchedAt = clock.instant();
      LOG.infof("pushed %d changes, the branch is at %s", batch.size(), tip.name());
      repository.autoGC(NullProgressMonitor.INSTANCE);
    }
    ObjectId before = base;
    for (var i = 0; i < batch.size(); i++) {
      var after = commits.get(i);
      var written = after != null && !after.equals(before);
      var held = written ? after : current.lastTouching(after, batch.get(i).change());
      batch.get(i).outcome().complete(new WriteOutcome.Held(held.name(), written));
      before = after;
    }
    return true;
  }

  /** For each change the tip after it; the same tip as before where it changes nothing. */
  private List<@Nullable ObjectId> commit(
      List<Pending> batch, Repository repository, @Nullable ObjectId base) throws IOException {
    var tips = new ArrayList<@Nullable ObjectId>();
    try (var commits = new CommitBuilding(repository, clock)) {
      var tip = base;
      for (var pending : batch) {
        tip = commits.commit(tip, pending.change());
        tips.add(tip);
      }
      commits.flush();
    }
    return tips;
  }

  /** What the last known branch holds already is held; the rest has the problem. */
  private void settle(List<Pending> batch, History current, Problem problem) throws IOException {
    var base = current.repository().resolve(remote.trackingRef());
    try (var commits = new CommitBuilding(current.repository(), clock)) {
      for (var pending : batch) {
        var unchanged = base != null && base.equals(commits.commit(base, pending.change()));
        pending
            .outcome()
            .complete(
                unchanged && !pending.fetch()
                    ? new WriteOutcome.Held(
                        current.lastTouching(base, pending.change()).name(), false)
                    : new WriteOutcome.Failed(problem));
      }
    }
  }

  private boolean isStale() {
    return clock.instant().isAfter(fetchedAt.plus(freshness));
  }

  private static void fail(List<Pending> batch, Problem problem) {
    batch.forEach(pending -> pending.outcome().complete(new WriteOutcome.Failed(problem)));
  }
}

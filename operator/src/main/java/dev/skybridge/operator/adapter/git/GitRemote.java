package dev.skybridge.operator.adapter.git;

import dev.skybridge.model.Reason;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.limit.RateLimit;
import dev.skybridge.runtime.limit.RateLimiter;
import dev.skybridge.runtime.limit.TokenBucket;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The remote side of the config repository: fetch and push of one branch, bounded in time. */
final class GitRemote {
  private static final Logger LOG = Logger.getLogger(GitRemote.class);

  private final String url;
  private final String username;
  private final Optional<Path> passwordFile;
  private final String branch;
  private final Duration silence;
  private final Duration deadline;
  private final InstantSource clock;
  private final RateLimiter limiter;

  GitRemote(GitConfig config, InstantSource clock) {
    this.url =
        config.url().orElseThrow(() -> new IllegalArgumentException("set skybridge.git.url"));
    this.username = config.username();
    this.passwordFile = config.passwordFile();
    this.branch = config.branch();
    this.silence = config.silence();
    this.deadline = config.deadline();
    this.clock = clock;
    this.limiter =
        TokenBucket.full(new RateLimit(config.callsPerSecond(), 2L * config.callsPerSecond()));
  }

  /** Local ref that follows the remote branch. */
  String trackingRef() {
    return "refs/remotes/origin/" + branch;
  }

  /**
   * Brings the tracking ref to the remote branch; removes it where the remote has no such branch.
   */
  void fetch(Repository repository) throws GitFailure, IOException {
    try (var transport = open(repository)) {
      var refs = new RefSpec("+refs/heads/" + branch + ":" + trackingRef());
      var result = transport.fetch(monitor(), List.of(refs));
      for (var update : result.getTrackingRefUpdates()) {
        switch (update.getResult()) {
          case LOCK_FAILURE, IO_FAILURE, REJECTED_MISSING_OBJECT ->
              throw new IOException("can't move " + trackingRef() + ": " + update.getResult());
          default -> LOG.debugf("%s: %s", trackingRef(), update.getResult());
        }
      }
    } catch (TransportException e) {
      if (!isEmpty(repository, e)) {
        throw GitFailure.of(url, e);
      }
      var update = repository.updateRef(trackingRef());
      update.setForceUpdate(true);
      update.delete();
    } catch (NotSupportedException e) {
      throw new GitFailure(Reason.GIT_REFUSED, url + ": " + e.getMessage());
    }
  }

  /**
   * Moves the remote branch from one commit to another.
   *
   * @param from where it must stand; null for a branch that must not exist
   * @return whether it moved; not, where somebody else was faster
   */
  boolean push(Repository repository, @Nullable ObjectId from, ObjectId to)
      throws GitFailure, IOException {
    var expected = from == null ? ObjectId.zeroId() : from;
    try (var transport = open(repository)) {
      var update =
          new RemoteRefUpdate(
              repository, to.name(), to, "refs/heads/" + branch, false, trackingRef(), expected);
      transport.push(monitor(), List.of(update));
      return switch (update.getStatus()) {
        case OK, UP_TO_DATE -> true;
        case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED -> false;
        case REJECTED_OTHER_REASON -> failUnlessRaced(repository, from, update.getMessage());
        case NON_EXISTING, REJECTED_NODELETE, AWAITING_REPORT, NOT_ATTEMPTED ->
            throw refusal(String.valueOf(update.getMessage()));
      };
    } catch (TransportException e) {
      throw GitFailure.of(url, e);
    } catch (NotSupportedException e) {
      throw new GitFailure(Reason.GIT_REFUSED, url + ": " + e.getMessage());
    }
  }

  /**
   * Servers tell of a lost race by texts of their own. It was one where the branch has moved;
   * otherwise the server refuses the push itself.
   *
   * @return always false: it did not move the branch; try again
   */
  private boolean failUnlessRaced(
      Repository repository, @Nullable ObjectId from, @Nullable String message)
      throws GitFailure, IOException {
    fetch(repository);
    if (Objects.equals(repository.resolve(trackingRef()), from)) {
      throw refusal(String.valueOf(message));
    }
    return false;
  }

  private GitFailure refusal(String message) {
    return new GitFailure(Reason.GIT_REFUSED, url + ": push refused: " + message);
  }

  /**
   * JGit fails a fetch of a branch that does not exist; a repository without it is a valid start.
   */
  private boolean isEmpty(Repository repository, TransportException failure) throws GitFailure {
    try (var transport = open(repository);
        var connection = transport.openFetch()) {
      return connection.getRef("refs/heads/" + branch) == null;
    } catch (TransportException | NotSupportedException e) {
      e.addSuppressed(failure);
      return false;
    }
  }

  private Transport open(Repository repository) throws GitFailure {
    try {
      if (!limiter.acquire(1, silence)) {
        throw new GitFailure(
            Reason.GIT_UNREACHABLE, url + ": too many fetches and pushes wait for their turn");
      }
      var transport = Transport.open(repository, new URIish(url));
      transport.setTimeout((int) Math.max(1, silence.toSeconds()));
      if (passwordFile.isPresent()) {
        var password = Files.readString(passwordFile.get()).strip().toCharArray();
        transport.setCredentialsProvider(
            new UsernamePasswordCredentialsProvider(username, password));
      }
      return transport;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GitFailure(Reason.GIT_UNREACHABLE, url + ": interrupted");
    } catch (URISyntaxException | NotSupportedException e) {
      throw new GitFailure(Reason.GIT_REFUSED, "skybridge.git.url: " + e.getMessage());
    } catch (TransportException e) {
      throw GitFailure.of(url, e);
    } catch (IOException e) {
      throw new GitFailure(
          Reason.GIT_REFUSED, "can't read skybridge.git.password-file: " + e.getMessage());
    }
  }

  /** Cancels a transfer that is never silent but never ends either. */
  private ProgressMonitor monitor() {
    var left = Scope.current().map(scope -> scope.remaining(deadline)).orElse(deadline);
    var end = clock.instant().plus(left);
    return new EmptyProgressMonitor() {
      @Override
      public boolean isCancelled() {
        return clock.instant().isAfter(end) || Scope.current().map(Scope::isEnded).orElse(false);
      }
    };
  }
}

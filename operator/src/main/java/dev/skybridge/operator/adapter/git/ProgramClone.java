package dev.skybridge.operator.adapter.git;

import dev.skybridge.model.Problem;
import dev.skybridge.model.ProgramSource;
import dev.skybridge.model.Reason;
import dev.skybridge.runtime.context.Scope;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/** The clone of one user's repository: a cache, bounded in size, and used by one at a time. */
final class ProgramClone {
  private static final int LOOK_AT_SIZE_EVERY = 256;

  private final String url;
  private final ProgramLimits limits;
  private final InstantSource clock;

  ProgramClone(String url, ProgramLimits limits, InstantSource clock) {
    this.url = url;
    this.limits = limits;
    this.clock = clock;
  }

  /** The commit of a branch or tag; empty where there is neither. */
  synchronized Optional<String> commitOf(String revision) throws GitFailure, IOException {
    try (var repository = open();
        var transport = connect(repository);
        var connection = transport.openFetch()) {
      return Stream.of(revision, "refs/heads/" + revision, "refs/tags/" + revision)
          .map(connection::getRef)
          .flatMap(Stream::ofNullable)
          .map(ProgramClone::commit)
          .findFirst();
    } catch (TransportException e) {
      throw GitFailure.of(url, e);
    } catch (NotSupportedException e) {
      throw new GitFailure(Reason.GIT_REFUSED, url + ": " + e.getMessage());
    }
  }

  private static String commit(Ref ref) {
    var peeled = ref.getPeeledObjectId();
    return (peeled == null ? ref.getObjectId() : peeled).name();
  }

  /** Writes a program's files; says what is missing. */
  synchronized Optional<Problem> checkOut(ProgramSource program, Path folder)
      throws GitFailure, IOException {
    try (var repository = open()) {
      var commit = ObjectId.fromString(program.commit());
      if (!holds(repository, commit) && !fetch(repository, commit)) {
        return Optional.of(
            new Problem(Reason.SOURCE_NOT_FOUND, url + " has no commit " + program.commit()));
      }
      return new ProgramTree(repository, limits.maxBytes()).write(program, commit, folder);
    } catch (TooLargeException e) {
      BareClone.delete(BareClone.folder(limits.cache(), url));
      throw new GitFailure(
          Reason.GIT_REFUSED,
          url + " holds more than the " + (limits.maxBytes() >> 20) + " MiB that are read");
    }
  }

  private boolean fetch(Repository repository, ObjectId commit) throws GitFailure, IOException {
    // by its name alone, with nothing before it; servers may refuse what is no branch's tip
    return tryFetch(
            repository,
            1,
            List.of(new RefSpec(commit.name() + ":refs/programs/" + commit.name())),
            commit)
        || tryFetch(
            repository,
            0,
            List.of(
                new RefSpec("+refs/heads/*:refs/remotes/origin/*"),
                new RefSpec("+refs/tags/*:refs/tags/*")),
            commit);
  }

  private boolean tryFetch(Repository repository, int depth, List<RefSpec> refs, ObjectId commit)
      throws GitFailure, IOException {
    var monitor = new Bounded(repository.getDirectory().toPath());
    try (var transport = connect(repository)) {
      if (depth > 0) {
        transport.setDepth(depth);
      }
      transport.fetch(monitor, refs);
    } catch (TransportException e) {
      if (monitor.tooLarge) {
        throw new TooLargeException(e);
      }
      if (depth == 0) {
        throw GitFailure.of(url, e);
      }
      return false; // asked for otherwise next; that tells what is wrong
    } catch (NotSupportedException e) {
      throw new GitFailure(Reason.GIT_REFUSED, url + ": " + e.getMessage());
    }
    return holds(repository, commit);
  }

  private static boolean holds(Repository repository, ObjectId commit) throws IOException {
    try (var walk = new RevWalk(repository)) {
      walk.parseCommit(commit);
      return true;
    } catch (MissingObjectException e) {
      return false;
    }
  }

  private Repository open() throws IOException {
    var repository = BareClone.open(BareClone.folder(limits.cache(), url));
    // who may be read is said by URL; a redirect would lead elsewhere
    repository.getConfig().setString("http", null, "followRedirects", "false");
    return repository;
  }

  private Transport connect(Repository repository)
      throws GitFailure, TransportException, NotSupportedException {
    try {
      var transport = Transport.open(repository, new URIish(url));
      transport.setTimeout((int) Math.max(1, limits.silence().toSeconds()));
      return transport;
    } catch (URISyntaxException e) {
      throw new GitFailure(Reason.GIT_REFUSED, "spec.program.repository: " + e.getMessage());
    }
  }

  /** More comes than is read. */
  private static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(Throwable cause) {
      super(cause);
    }
  }

  /** Ends a transfer that is too long or too large. */
  private final class Bounded extends EmptyProgressMonitor implements ProgressMonitor {
    private final Path folder;
    private final java.time.Instant end =
        clock
            .instant()
            .plus(
                Scope.current()
                    .map(scope -> scope.remaining(limits.deadline()))
                    .orElse(limits.deadline()));
    private int asked;
    private boolean tooLarge;

    Bounded(Path folder) {
      this.folder = folder;
    }

    @Override
    public boolean isCancelled() {
      if (asked++ % LOOK_AT_SIZE_EVERY == 0) {
        tooLarge = tooLarge || size() > limits.maxBytes();
      }
      return tooLarge
          || clock.instant().isAfter(end)
          || Scope.current().map(Scope::isEnded).orElse(false);
    }

    private long size() {
      try (var files = Files.walk(folder)) {
        return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
      } catch (IOException | java.io.UncheckedIOException e) {
        return 0; // a file has gone while it was counted; the next look counts again
      }
    }
  }
}

package dev.skybridge.operator.adapter.git;

import dev.skybridge.model.Problem;
import dev.skybridge.model.ProgramRepository;
import dev.skybridge.model.ProgramSource;
import dev.skybridge.model.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Users' own programs in Git, read by http or https without credentials. */
public final class GitPrograms implements ProgramRepository {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{40}");

  private final ProgramLimits limits;
  private final InstantSource clock;
  private final Map<Asked, Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, ProgramClone> clones = new ConcurrentHashMap<>();

  /** Connects to nothing before it is asked. */
  public GitPrograms(ProgramLimits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public Revision resolve(String repository, String revision) {
    if (!limits.allows(repository)) {
      return new Revision.Unknown(notAllowed(repository));
    }
    if (COMMIT.matcher(revision).matches()) {
      return new Revision.At(revision.toLowerCase(Locale.ROOT));
    }
    var asked = new Asked(repository, revision);
    var known = answers.get(asked);
    var now = clock.instant();
    if (known != null && now.isBefore(known.at().plus(limits.freshness()))) {
      return known.revision();
    }
    answers.values().removeIf(answer -> now.isAfter(answer.at().plus(limits.freshness())));
    var found = lookUp(repository, revision);
    answers.put(asked, new Answer(found, clock.instant()));
    return found;
  }

  private Revision lookUp(String repository, String revision) {
    try {
      return clone(repository)
          .commitOf(revision)
          .<Revision>map(Revision.At::new)
          .orElseGet(() ->
              new Revision.Unknown(
                  new Problem(
                      Reason.SOURCE_NOT_FOUND, repository + " has no branch or tag " + revision)));
    } catch (GitFailure e) {
      return new Revision.Unknown(e.problem());
    } catch (IOException e) {
      return new Revision.Unknown(broken(repository, e));
    }
  }

  @Override
  public Optional<Problem> checkOut(ProgramSource program, Path folder) {
    if (!limits.allows(program.repository())) {
      return Optional.of(notAllowed(program.repository()));
    }
    try {
      return clone(program.repository()).checkOut(program, folder);
    } catch (GitFailure e) {
      return Optional.of(e.problem());
    } catch (IOException e) {
      return Optional.of(broken(program.repository(), e));
    }
  }

  private ProgramClone clone(String repository) {
    return clones.computeIfAbsent(repository, url -> new ProgramClone(url, limits, clock));
  }

  private static Problem notAllowed(String repository) {
    return new Problem(Reason.PROGRAM_NOT_ALLOWED, "programs of " + repository + " may not be run");
  }

  private static Problem broken(String repository, IOException e) {
    return new Problem(
        Reason.GIT_UNREACHABLE, repository + ": the clone can't be used: " + e.getMessage());
  }

  private record Asked(String repository, String revision) {}

  private record Answer(Revision revision, Instant at) {}
}

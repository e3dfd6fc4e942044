package dev.skybridge.operator.stack;

import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.CloudStackSpec;
import dev.skybridge.crd.CloudStackStatus;
import dev.skybridge.crd.ProgramSpec;
import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.ProgramRepository;
import dev.skybridge.model.ProgramRepository.Revision;
import dev.skybridge.model.ProgramSource;
import dev.skybridge.model.Reason;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.operator.Annotations;
import dev.skybridge.operator.stack.StackObserved.MappedGraph;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a stack with a user's own program asks for: a commit, which stands for its graph. */
final class WantedProgram {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{40}");

  private final ProgramRepository repository;

  WantedProgram(ProgramRepository repository) {
    this.repository = repository;
  }

  /** The program as it is to be run now. */
  MappedGraph observe(CloudStack stack, AccountCredentials account) {
    var spec = stack.getSpec().program();
    if (spec == null) {
      throw new IllegalArgumentException("a stack without a program");
    }
    return switch (resolve(stack, spec)) {
      case Revision.Unknown unknown -> new MappedGraph.Absent(unknown.problem());
      case Revision.At at -> {
        var source =
            new ProgramSource(spec.repository(), at.commit(), spec.path(), spec.mainClass());
        yield new MappedGraph.Present(
            new ResourceGraph(account.provider(), List.of(), Map.of()),
            GraphHash.of(source, account.provider(), account.region()),
            source);
      }
    };
  }

  /** A repository that does not answer does not make what runs another: the last commit holds. */
  private Revision resolve(CloudStack stack, ProgramSpec spec) {
    if (stack.isMarkedForDeletion()) { // what is deleted is known from the state
      return new Revision.At(lastCommit(stack).orElse("none"));
    }
    var found = repository.resolve(spec.repository(), spec.revisionOrDefault());
    return found instanceof Revision.Unknown unknown
            && unknown.problem().reason() == Reason.GIT_UNREACHABLE
        ? lastCommit(stack).<Revision>map(Revision.At::new).orElse(found)
        : found;
  }

  private static Optional<String> lastCommit(CloudStack stack) {
    var generation = stack.getMetadata().getGeneration();
    return Optional.ofNullable(stack.getStatus())
        .filter(
            status -> stack.isMarkedForDeletion() || generation.equals(status.observedGeneration()))
        .map(CloudStackStatus::commit);
  }

  /**
   * The spec with who is known to have changed it. With a program, that is who wrote the spec, as
   * admission noted it; but what a branch stands for is changed by whoever pushes to it, and nobody
   * knows who that is.
   */
  static CloudStackSpec withAuthor(CloudStack stack) {
    var program = stack.getSpec().program();
    return program == null ? stack.getSpec() : stack.getSpec().changedBy(author(stack, program));
  }

  private static @Nullable String author(CloudStack stack, ProgramSpec program) {
    var fixed = COMMIT.matcher(program.revisionOrDefault().toLowerCase(Locale.ROOT)).matches();
    return fixed ? Annotations.value(stack, Annotations.CHANGED_BY).orElse(null) : null;
  }
}

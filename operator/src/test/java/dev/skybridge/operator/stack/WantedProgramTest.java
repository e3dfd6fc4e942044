package dev.skybridge.operator.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.CloudStackSpec;
import dev.skybridge.crd.CloudStackStatus;
import dev.skybridge.crd.ProgramSpec;
import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.Problem;
import dev.skybridge.model.ProgramRepository;
import dev.skybridge.model.ProgramSource;
import dev.skybridge.model.Provider;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.Annotations;
import dev.skybridge.operator.stack.StackObserved.MappedGraph;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WantedProgramTest {
  private static final String COMMIT = "c".repeat(40);
  private static final AccountCredentials ACCOUNT =
      new AccountCredentials(Provider.AWS, "team/aws", "eu-central-1", Map.of());

  @Test
  void shouldStandForTheCommitThatItsBranchLeadsTo() {
    // given
    var stack = stack("main", null);

    // when
    var first = new WantedProgram(at("a".repeat(40))).observe(stack, ACCOUNT);
    var second = new WantedProgram(at("b".repeat(40))).observe(stack, ACCOUNT);

    // then
    assertThat(program(first).commit()).isEqualTo("a".repeat(40));
    assertThat(hash(first)).hasSize(64).isNotEqualTo(hash(second));
    assertThat(hash(first))
        .isEqualTo(hash(new WantedProgram(at("a".repeat(40))).observe(stack, ACCOUNT)));
  }

  @Test
  void shouldKeepToTheLastCommitWhileTheRepositoryDoesNotAnswer() {
    // given
    var known = stack("main", COMMIT);
    var changed = stack("main", COMMIT);
    changed.getMetadata().setGeneration(2L);
    var programs = new WantedProgram(failing(Reason.GIT_UNREACHABLE));

    // when
    var kept = programs.observe(known, ACCOUNT);
    var unknown = programs.observe(changed, ACCOUNT);
    var refused = new WantedProgram(failing(Reason.SOURCE_NOT_FOUND)).observe(known, ACCOUNT);

    // then
    assertThat(program(kept).commit()).isEqualTo(COMMIT);
    assertThat(unknown).isInstanceOf(MappedGraph.Absent.class);
    assertThat(refused).isInstanceOf(MappedGraph.Absent.class);
  }

  @Test
  void shouldKnowTheAuthorOfACommitThatIsNamedAndOfNoBranch() {
    // given
    var named = stack(COMMIT, null);
    var branch = stack("main", null);

    // when and then
    assertThat(WantedProgram.withAuthor(named).changedBy()).isEqualTo("kim");
    assertThat(WantedProgram.withAuthor(branch).changedBy()).isNull();
  }

  private static ProgramSource program(MappedGraph mapped) {
    return Optional.ofNullable(((MappedGraph.Present) mapped).program()).orElseThrow();
  }

  private static String hash(MappedGraph mapped) {
    return ((MappedGraph.Present) mapped).hash();
  }

  private static CloudStack stack(String revision, @Nullable String lastCommit) {
    var stack = new CloudStack();
    stack.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("team")
            .withName("net")
            .withGeneration(1L)
            .addToAnnotations(Annotations.CHANGED_BY, "kim")
            .build());
    stack.setSpec(
        new CloudStackSpec(
            "",
            "",
            new CloudStackSpec.AccountReference("team", "aws"),
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            "mallory",
            List.of(),
            new ProgramSpec("https://git.example.com/net.git", revision, "net/Main.java", null),
            null));
    if (lastCommit != null) {
      stack.setStatus(
          new CloudStackStatus(
              1L, List.of(), Provider.AWS, null, 1, Map.of(), null, null, null, lastCommit));
    }
    return stack;
  }

  private static ProgramRepository at(String commit) {
    return answering(new ProgramRepository.Revision.At(commit));
  }

  private static ProgramRepository failing(Reason reason) {
    return answering(new ProgramRepository.Revision.Unknown(new Problem(reason, "no")));
  }

  private static ProgramRepository answering(ProgramRepository.Revision revision) {
    return new ProgramRepository() {
      @Override
      public Revision resolve(String repository, String asked) {
        return revision;
      }

      @Override
      public Optional<Problem> checkOut(ProgramSource program, Path folder) {
        return Optional.empty();
      }
    };
  }
}

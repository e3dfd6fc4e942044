package dev.skybridge.operator.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.model.Reason;
import dev.skybridge.runtime.context.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigRepositoryTest {
  private final Scope scope = Scope.root("test");
  @TempDir Path folder;
  private GitHttpServer server;
  private ConfigRepository repository;

  @BeforeEach
  void start() throws IOException {
    server = new GitHttpServer(folder.resolve("remote.git"));
    repository = open(TestGitConfig.of(server.url(), folder.resolve("cache")));
  }

  @AfterEach
  void stop() {
    repository.close();
    server.close();
  }

  @Test
  void shouldCommitOnceWhenTheSameChangeIsWrittenTwice() throws IOException {
    // given
    var change = put("shop: first delivery", "apps/team/shop/aws", "web.yaml", "kind: Deployment");

    // when
    var first = repository.write(change);
    var second =
        repository.write(put("again", "apps/team/shop/aws", "web.yaml", "kind: Deployment"));

    // then
    var commit = head();
    assertThat(first).isEqualTo(new WriteOutcome.Held(commit.name(), true));
    assertThat(second).isEqualTo(new WriteOutcome.Held(commit.name(), false));
    assertThat(commit.getShortMessage()).isEqualTo("shop: first delivery");
    assertThat(commit.getAuthorIdent().getName()).isEqualTo("skybridge");
    assertThat(server.pushes()).isEqualTo(1);
  }

  @Test
  void shouldMakeOneCommitPerChangeAndFewPushesWhenManyWriteAtOnce() throws Exception {
    // given
    var changes = new ArrayList<Change>();
    for (var i = 0; i < 60; i++) {
      changes.add(put("app " + i, "apps/team/app" + i + "/aws", "web.yaml", "number: " + i));
    }

    // when
    var outcomes = new ArrayList<WriteOutcome>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          changes.stream().map(change -> threads.submit(() -> repository.write(change))).toList();
      for (var call : calls) {
        outcomes.add(call.get());
      }
    }

    // then
    assertThat(outcomes).allSatisfy(o -> assertThat(o).isInstanceOf(WriteOutcome.Held.class));
    assertThat(log()).hasSize(60);
    assertThat(files()).hasSize(60).containsEntry("apps/team/app7/aws/web.yaml", "number: 7");
    assertThat(server.pushes()).isLessThan(20);
  }

  @Test
  void shouldKeepWhatOthersWroteWhenTheyPushInBetween() throws IOException {
    // given
    repository.write(put("ours", "apps/team/shop/aws", "web.yaml", "one"));
    try (var other =
        new ConfigRepository(
            TestGitConfig.of(server.url(), folder.resolve("other")),
            InstantSource.system(),
            scope)) {
      server.beforePush(() -> other.write(put("theirs", "applications", "shop.yaml", "user's")));

      // when
      var outcome = repository.write(put("ours again", "apps/team/shop/aws", "web.yaml", "two"));

      // then
      assertThat(outcome).isInstanceOf(WriteOutcome.Held.class);
      assertThat(log()).containsExactly("ours again", "theirs", "ours");
      assertThat(files())
          .containsExactlyInAnyOrderEntriesOf(
              Map.of("applications/shop.yaml", "user's", "apps/team/shop/aws/web.yaml", "two"));
    }
  }

  @Test
  void shouldReplaceTheWholeFolderAndRemoveIt() throws IOException {
    // given
    repository.write(
        new Change(
            "first",
            Map.of("apps/team/shop/aws", Map.of("web.yaml", "w", "order.yaml", "o")),
            Map.of("clusters/local/team-shop-aws.yaml", Optional.of("application"))));

    // when
    repository.write(put("without order", "apps/team/shop/aws", "web.yaml", "w"));
    var afterReplace = files();
    var removal =
        new Change(
            "remove",
            Map.of("apps/team/shop/aws", Map.of()),
            Map.of("clusters/local/team-shop-aws.yaml", Optional.empty()));
    var removed = repository.write(removal);
    var again = repository.write(removal);

    // then
    assertThat(afterReplace).doesNotContainKey("apps/team/shop/aws/order.yaml").hasSize(2);
    assertThat(files()).isEmpty();
    assertThat(removed).isEqualTo(new WriteOutcome.Held(head().name(), true));
    assertThat(again).isEqualTo(new WriteOutcome.Held(head().name(), false));
    assertThat(log()).hasSize(3);
  }

  @Test
  void shouldMakeNoCommitWhenNothingIsRemovedFromAnEmptyRepository() throws IOException {
    // given
    var removal = new Change("remove", Map.of("apps/team/shop/aws", Map.of()), Map.of());

    // when
    var outcome = repository.write(removal);

    // then
    assertThat(outcome).isInstanceOf(WriteOutcome.Held.class);
    assertThat(server.pushes()).isZero();
  }

  @Test
  void shouldFailOnlyWhatIsNewWhenTheServerIsUnreachableAndRecover() {
    // given
    var known = put("known", "apps/team/shop/aws", "web.yaml", "one");
    var fresh = put("new", "apps/team/shop/gcp", "web.yaml", "two");
    var held = repository.write(known);
    server.fault(503);

    // when
    var knownMeanwhile = repository.write(known);
    var freshMeanwhile = repository.write(fresh);
    server.fault(0);
    var freshAfter = repository.write(fresh);

    // then
    var commit = ((WriteOutcome.Held) held).commit();
    assertThat(knownMeanwhile).isEqualTo(new WriteOutcome.Held(commit, false));
    assertThat(freshMeanwhile)
        .isInstanceOfSatisfying(
            WriteOutcome.Failed.class,
            failed -> assertThat(failed.problem().reason()).isEqualTo(Reason.GIT_UNREACHABLE));
    assertThat(freshAfter).isInstanceOf(WriteOutcome.Held.class);
  }

  @Test
  void shouldBeRefusedWithTheWrongPasswordAndGoOnWithTheRightOne() throws IOException {
    // given
    server.password("right");
    var file = folder.resolve("password");
    Files.writeString(file, "wrong\n");
    repository.close();
    repository =
        open(
            new TestGitConfig(
                Optional.of(server.url()),
                Optional.of(file),
                folder.resolve("cache2"),
                Duration.ofSeconds(30)));
    var change = put("first", "apps/team/shop/aws", "web.yaml", "one");

    // when
    var refused = repository.write(change);
    Files.writeString(file, "right\n");
    var accepted = repository.write(change);

    // then
    assertThat(refused)
        .isInstanceOfSatisfying(
            WriteOutcome.Failed.class,
            failed -> {
              assertThat(failed.problem().reason()).isEqualTo(Reason.GIT_REFUSED);
              assertThat(failed.problem().message()).doesNotContain("wrong");
            });
    assertThat(accepted).isInstanceOf(WriteOutcome.Held.class);
  }

  @Test
  void shouldAnswerAncestryAlsoForCommitsOfOthers() throws IOException {
    // given
    var ours =
        (WriteOutcome.Held) repository.write(put("ours", "apps/team/shop/aws", "web.yaml", "one"));
    String theirs;
    try (var other = open(TestGitConfig.of(server.url(), folder.resolve("other")))) {
      theirs =
          ((WriteOutcome.Held) other.write(put("theirs", "applications", "a.yaml", "x"))).commit();
    }

    // when
    var contains = repository.contains(theirs, ours.commit());
    var reverse = repository.contains(ours.commit(), theirs);
    var nonsense = repository.contains("not a commit", ours.commit());

    // then
    assertThat(contains).isTrue();
    assertThat(reverse).isFalse();
    assertThat(nonsense).isFalse();
  }

  @Test
  void shouldNameTheCommitOfTheFolderWhenOthersCommittedSince() {
    // given
    var change = put("shop", "apps/team/shop/aws", "web.yaml", "one");
    var first = (WriteOutcome.Held) repository.write(change);
    repository.write(put("other", "apps/team/other/aws", "web.yaml", "two"));

    // when
    var sameProcess = repository.write(change);
    repository.close();
    repository = open(TestGitConfig.of(server.url(), folder.resolve("cache")));
    var afterRestart = repository.write(change);

    // then
    assertThat(sameProcess).isEqualTo(new WriteOutcome.Held(first.commit(), false));
    assertThat(afterRestart).isEqualTo(new WriteOutcome.Held(first.commit(), false));
  }

  @Test
  void shouldCloneAnewWhenTheCacheIsBroken() throws IOException {
    // given
    var cache = folder.resolve("cache");
    repository.write(put("one", "apps/team/shop/aws", "web.yaml", "one"));
    repository.close();
    var clone = BareClone.folder(cache, server.url());
    try (var objects = Files.walk(clone.resolve("objects"))) {
      for (var object : objects.filter(Files::isRegularFile).toList()) {
        Files.delete(object);
      }
    }
    repository = open(TestGitConfig.of(server.url(), cache));

    // when
    var outcome = repository.write(put("two", "apps/team/shop/aws", "web.yaml", "two"));

    // then
    assertThat(outcome).isInstanceOf(WriteOutcome.Held.class);
    assertThat(log()).containsExactly("two", "one");
  }

  @Test
  void shouldGoOnWhenAKilledProcessLeftItsLocks() throws IOException {
    // given
    var cache = folder.resolve("cache");
    repository.write(put("one", "apps/team/shop/aws", "web.yaml", "one"));
    repository.close();
    var clone = BareClone.folder(cache, server.url());
    Files.createFile(clone.resolve("refs/remotes/origin/main.lock"));
    Files.createFile(clone.resolve("packed-refs.lock"));
    repository = open(TestGitConfig.of(server.url(), cache));

    // when
    var outcome = repository.write(put("two", "apps/team/shop/aws", "web.yaml", "two"));

    // then
    assertThat(outcome).isInstanceOf(WriteOutcome.Held.class);
    assertThat(log()).containsExactly("two", "one");
  }

  @Test
  void shouldCloneAnewWhenTheCloneCannotBeMoved() throws IOException {
    // given
    repository.write(put("one", "apps/team/shop/aws", "web.yaml", "one"));
    var clone = BareClone.folder(folder.resolve("cache"), server.url());
    try (var other = open(TestGitConfig.of(server.url(), folder.resolve("other")))) {
      other.write(put("theirs", "applications", "a.yaml", "x"));
    }
    Files.createFile(clone.resolve("refs/remotes/origin/main.lock"));

    // when
    var outcome = repository.write(put("two", "apps/team/shop/aws", "web.yaml", "two"));

    // then
    assertThat(outcome).isInstanceOf(WriteOutcome.Held.class);
    assertThat(log()).containsExactly("two", "theirs", "one");
  }

  @Test
  void shouldStartAnewWhenTheRemoteWasEmptied() throws IOException {
    // given
    repository.write(put("one", "apps/team/shop/aws", "web.yaml", "one"));
    repository.close();
    var update = server.repository().updateRef("refs/heads/main");
    update.setForceUpdate(true);
    update.delete();
    repository = open(TestGitConfig.of(server.url(), folder.resolve("cache")));

    // when
    var outcome = repository.write(put("again", "apps/team/shop/aws", "web.yaml", "one"));

    // then
    assertThat(outcome).isInstanceOf(WriteOutcome.Held.class);
    assertThat(log()).containsExactly("again");
  }

  private ConfigRepository open(GitConfig config) {
    return new ConfigRepository(config, InstantSource.system(), scope);
  }

  private static Change put(String reason, String path, String file, String text) {
    return new Change(reason, Map.of(path, Map.of(file, text)), Map.of());
  }

  private RevCommit head() throws IOException {
    try (var walk = new RevWalk(server.repository())) {
      return walk.parseCommit(server.repository().resolve("refs/heads/main"));
    }
  }

  private List<String> log() throws IOException {
    try (var walk = new RevWalk(server.repository())) {
      walk.markStart(walk.parseCommit(server.repository().resolve("refs/heads/main")));
      var messages = new ArrayList<String>();
      walk.forEach(commit -> messages.add(commit.getShortMessage()));
      return messages;
    }
  }

  private Map<String, String> files() throws IOException {
    var files = new java.util.TreeMap<String, String>();
    try (var walk = new TreeWalk(server.repository())) {
      walk.addTree(head().getTree());
      walk.setRecursive(true);
      while (walk.next()) {
        var blob = server.repository().open(walk.getObjectId(0), Constants.OBJ_BLOB).getBytes();
        files.put(walk.getPathString(), new String(blob, StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}

package dev.skybridge.operator.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.model.Problem;
import dev.skybridge.model.ProgramRepository.Revision;
import dev.skybridge.model.ProgramSource;
import dev.skybridge.model.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitProgramsTest {
  @TempDir Path folder;
  private GitHttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = new GitHttpServer(folder.resolve("remote.git"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shouldFollowABranchAndWriteTheFilesOfACommitThatWasLeftBehind() throws IOException {
    // given
    var first = commit(null, Map.of("net/Main.java", "one", "net/Other.java", "o", "README", "r"));
    var programs = programs(server.url(), 1 << 20);
    var before = programs.resolve(server.url(), "main");
    var second = commit(first, Map.of("net/Main.java", "two"));

    // when
    var after = programs.resolve(server.url(), "main");
    var old = programs.checkOut(source(first, "net/Main.java"), folder("old"));
    var present = programs.checkOut(source(second, "net/Main.java"), folder("new"));

    // then
    assertThat(before).isEqualTo(new Revision.At(first.name()));
    assertThat(after).isEqualTo(new Revision.At(second.name()));
    assertThat(old).isEmpty();
    assertThat(present).isEmpty();
    assertThat(files("old")).isEqualTo(Map.of("net/Main.java", "one", "net/Other.java", "o"));
    assertThat(files("new")).isEqualTo(Map.of("net/Main.java", "two"));
  }

  @Test
  void shouldSayWhatIsMissing() throws IOException {
    // given
    var commit = commit(null, Map.of("net/Main.java", "one"));
    var programs = programs(server.url(), 1 << 20);

    // when
    var branch = programs.resolve(server.url(), "nowhere");
    var absent =
        programs.checkOut(
            source(ObjectId.fromString("1".repeat(40)), "net/Main.java"), folder("a"));
    var path = programs.checkOut(source(commit, "net/Absent.java"), folder("b"));

    // then
    assertThat(branch)
        .isInstanceOfSatisfying(
            Revision.Unknown.class,
            unknown -> assertThat(unknown.problem().reason()).isEqualTo(Reason.SOURCE_NOT_FOUND));
    assertThat(absent).map(Problem::reason).contains(Reason.SOURCE_NOT_FOUND);
    assertThat(path).map(Problem::reason).contains(Reason.SOURCE_NOT_FOUND);
  }

  @Test
  void shouldReadOnlyWhatIsAllowedAndNotTooMuch() throws IOException {
    // given
    var commit = commit(null, Map.of("net/Main.java", "x".repeat(5000)));
    var other = programs("http://127.0.0.1:1/", 1 << 20);
    var small = programs(server.url(), 1000);

    // when
    var refused = other.resolve(server.url(), "main");
    var neither = other.checkOut(source(commit, "net/Main.java"), folder("a"));
    var large = small.checkOut(source(commit, "net/Main.java"), folder("b"));

    // then
    assertThat(refused)
        .isInstanceOfSatisfying(
            Revision.Unknown.class,
            unknown ->
                assertThat(unknown.problem().reason()).isEqualTo(Reason.PROGRAM_NOT_ALLOWED));
    assertThat(neither).map(Problem::reason).contains(Reason.PROGRAM_NOT_ALLOWED);
    assertThat(large).isPresent();
    assertThat(files("b")).isEmpty();
  }

  @Test
  void shouldSayThatARepositoryDoesNotAnswer() throws IOException {
    // given
    commit(null, Map.of("net/Main.java", "one"));
    server.fault(503);

    // when
    var found = programs(server.url(), 1 << 20).resolve(server.url(), "main");

    // then
    assertThat(found)
        .isInstanceOfSatisfying(
            Revision.Unknown.class,
            unknown -> assertThat(unknown.problem().reason()).isEqualTo(Reason.GIT_UNREACHABLE));
  }

  @Test
  void shouldNotTakeABeginningOfANameForAServer() {
    // given
    var limits = limits("https://git.example.com/team", 1);

    // when and then
    assertThat(limits.allows("https://git.example.com/team/net.git")).isTrue();
    assertThat(limits.allows("https://git.example.com/team")).isTrue();
    assertThat(limits.allows("https://git.example.com/teams/net.git")).isFalse();
    assertThat(limits.allows("https://git.example.com/team/../others/net.git")).isFalse();
    assertThat(limits.allows("https://git.example.com/team/%2e%2e/net.git")).isFalse();
  }

  private GitPrograms programs(String allowed, long maxBytes) {
    return new GitPrograms(limits(allowed, maxBytes), InstantSource.system());
  }

  private ProgramLimits limits(String allowed, long maxBytes) {
    return new ProgramLimits(
        List.of(allowed),
        folder.resolve("cache"),
        Duration.ofSeconds(20),
        Duration.ofSeconds(10),
        Duration.ZERO,
        maxBytes);
  }

  private ProgramSource source(ObjectId commit, String path) {
    return new ProgramSource(server.url(), commit.name(), path, null);
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectory(folder.resolve(name));
  }

  private Map<String, String> files(String name) throws IOException {
    var root = folder.resolve(name);
    var found = new TreeMap<String, String>();
    try (var files = Files.walk(root)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        found.put(root.relativize(file).toString(), Files.readString(file));
      }
    }
    return found;
  }

  private ObjectId commit(
      @org.jspecify.annotations.Nullable ObjectId parent, Map<String, String> files)
      throws IOException {
    var repository = server.repository();
    try (var inserter = repository.newObjectInserter()) {
      var index = DirCache.newInCore();
      var builder = index.builder();
      for (var file : new TreeMap<>(files).entrySet()) {
        var entry = new DirCacheEntry(file.getKey());
        entry.setFileMode(FileMode.REGULAR_FILE);
        entry.setObjectId(
            inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8)));
        builder.add(entry);
      }
      builder.finish();
      var commit = new CommitBuilder();
      commit.setTreeId(index.writeTree(inserter));
      if (parent != null) {
        commit.setParentId(parent);
      }
      commit.setAuthor(new PersonIdent("kim", "kim@example.com"));
      commit.setCommitter(new PersonIdent("kim", "kim@example.com"));
      commit.setMessage("A program");
      var id = inserter.insert(commit);
      inserter.flush();
      var update = repository.updateRef("refs/heads/main");
      update.setNewObjectId(id);
      update.setForceUpdate(true);
      update.update();
      return id;
    }
  }
}

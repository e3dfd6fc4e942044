package dev.skybridge.acceptance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The Git server of the world, reached by HTTP as any Git client would. */
public final class ConfigRepository {
  private static final String CONFIG = "config";
  private static final int DEADLINE_SECONDS = 30;
  private static final int PUSH_ATTEMPTS = 5;

  /** One change of a checkout's files. */
  @FunctionalInterface
  public interface Change {
    /** Changes files below the folder. */
    void in(Path checkout) throws IOException;
  }

  @FunctionalInterface
  private interface Use<T> {
    T of(Git git) throws IOException, GitAPIException;
  }

  private final String server;
  private final UsernamePasswordCredentialsProvider credentials;

  ConfigRepository(String server, String password) {
    this.server = server;
    this.credentials = new UsernamePasswordCredentialsProvider("skybridge", password);
  }

  /** Address of a repository on the server. */
  public String url(String name) {
    return server + "/" + name + ".git";
  }

  /** Commit at the head of the config repository. */
  public String head() {
    return cloned(git -> headOf(git).name());
  }

  /** First lines of the commits that changed something below the path, newest first. */
  public List<String> log(String path) {
    return cloned(git -> {
      List<String> subjects = new ArrayList<>();
      git.log().addPath(path).call().forEach(commit -> subjects.add(commit.getShortMessage()));
      return subjects;
    });
  }

  /** The newest commit that changed something below the path. */
  public String newestCommit(String path) {
    return cloned(git -> git.log().addPath(path).setMaxCount(1).call().iterator().next().name());
  }

  /** Files at the head of the config repository. */
  public List<String> files() {
    return cloned(git -> {
      List<String> files = new ArrayList<>();
      try (RevWalk walk = new RevWalk(git.getRepository());
          TreeWalk tree = new TreeWalk(git.getRepository())) {
        RevCommit head = walk.parseCommit(headOf(git));
        tree.addTree(head.getTree());
        tree.setRecursive(true);
        while (tree.next()) {
          files.add(tree.getPathString());
        }
      }
      return files;
    });
  }

  /** Commits a change to the config repository and pushes it, on top of whatever is there. */
  public void push(String subject, Change change) {
    push(CONFIG, subject, change);
  }

  /** Commits a change to a repository of the server; the first push makes the repository. */
  public void push(String repository, String subject, Change change) {
    for (int attempt = 1; ; attempt++) {
      Path folder = temporary();
      try (Git git = checkout(repository, folder)) {
        change.in(folder);
        git.add().addFilepattern(".").call();
        git.add().setUpdate(true).addFilepattern(".").call();
        PersonIdent author = new PersonIdent("A team", "team@example.org");
        git.commit().setMessage(subject).setAuthor(author).setCommitter(author).call();
        RemoteRefUpdate.Status status = send(git, url(repository));
        if (status == RemoteRefUpdate.Status.OK) {
          return;
        }
        if (attempt == PUSH_ATTEMPTS) {
          throw new AssertionError("push to " + repository + " ended as " + status);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (GitAPIException e) {
        throw new IllegalStateException("cannot push to " + repository, e);
      } finally {
        remove(folder);
      }
    }
  }

  private Git checkout(String repository, Path folder) throws IOException, GitAPIException {
    Git git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call();
    // a collection in the background would write to the folder while it is removed
    git.getRepository().getConfig().setInt("gc", null, "auto", 0);
    git.getRepository().getConfig().save();
    if (repository.equals(CONFIG)) {
      git.fetch()
          .setRemote(url(CONFIG))
          .setRefSpecs(new RefSpec("+refs/heads/main:refs/remotes/origin/main"))
          .setTimeout(DEADLINE_SECONDS)
          .call();
      git.reset().setMode(ResetType.HARD).setRef("refs/remotes/origin/main").call();
    }
    return git;
  }

  private RemoteRefUpdate.Status send(Git git, String url) throws GitAPIException {
    RemoteRefUpdate.Status worst = RemoteRefUpdate.Status.NOT_ATTEMPTED;
    for (var result :
        git.push()
            .setRemote(url)
            .setRefSpecs(new RefSpec("HEAD:refs/heads/main"))
            .setCredentialsProvider(credentials)
            .setTimeout(DEADLINE_SECONDS)
            .call()) {
      for (RemoteRefUpdate update : result.getRemoteUpdates()) {
        worst = update.getStatus();
      }
    }
    return worst;
  }

  private <T> T cloned(Use<T> use) {
    try (InMemoryRepository repository =
            new InMemoryRepository(new DfsRepositoryDescription(CONFIG));
        Git git = new Git(repository)) {
      git.fetch()
          .setRemote(url(CONFIG))
          .setRefSpecs(new RefSpec("+refs/heads/main:refs/heads/main"))
          .setTimeout(DEADLINE_SECONDS)
          .call();
      repository.updateRef("HEAD").link("refs/heads/main");
      return use.of(git);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GitAPIException e) {
      throw new IllegalStateException("cannot fetch the config repository", e);
    }
  }

  private static ObjectId headOf(Git git) throws IOException {
    ObjectId head = git.getRepository().resolve("refs/heads/main");
    if (head == null) {
      throw new IllegalStateException("the config repository has no branch main");
    }
    return head;
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("skybridge-acceptance-git");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

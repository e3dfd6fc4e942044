package dev.skybridge.world.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Bare repositories in one folder. */
final class Repositories {
  /** The client asked for a repository that nobody has pushed yet. */
  static final class NoSuchRepository extends IOException {
    private static final long serialVersionUID = 1L;

    NoSuchRepository(String name) {
      super("there is no repository " + name);
    }
  }

  private static final String BRANCH = "main";
  private static final String README =
      """
      # Applications

      Every manifest in this folder is applied to the cluster by the Argo CD application `skybridge-applications`, and removed from it
      when its file is removed. Put a `skybridge.dev/v1alpha1` `Application` here to have it picked up without `kubectl`.
      """;

  private final Path folder;

  Repositories(Path folder) {
    this.folder = folder;
  }

  /** Opens the repository; the caller closes it. */
  synchronized Repository open(String name, boolean create) throws IOException {
    Path path = folder.resolve(name + ".git");
    boolean exists = Files.isDirectory(path.resolve("objects"));
    if (!exists && !create) {
      throw new NoSuchRepository(name);
    }
    Repository repository = new FileRepositoryBuilder().setGitDir(path.toFile()).setBare().build();
    if (!exists) {
      repository.create(true);
      repository.getConfig().setBoolean("http", null, "receivepack", true);
      repository.getConfig().save();
      repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + BRANCH);
    }
    return repository;
  }

  /** Makes the config repository with its first commit, unless it has one. */
  void createConfig(String name) throws IOException {
    try (Repository repository = open(name, true);
        ObjectInserter inserter = repository.newObjectInserter()) {
      if (repository.resolve(Constants.R_HEADS + BRANCH) != null) {
        return;
      }
      ObjectId readme =
          inserter.insert(Constants.OBJ_BLOB, README.getBytes(StandardCharsets.UTF_8));
      TreeFormatter applications = new TreeFormatter();
      applications.append("README.md", FileMode.REGULAR_FILE, readme);
      TreeFormatter root = new TreeFormatter();
      root.append("applications", FileMode.TREE, inserter.insert(applications));
      PersonIdent author = new PersonIdent("Skybridge", "skybridge@localhost");
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(inserter.insert(root));
      commit.setAuthor(author);
      commit.setCommitter(author);
      commit.setMessage("Applications are read from applications/\n");
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      RefUpdate update = repository.updateRef(Constants.R_HEADS + BRANCH);
      update.setNewObjectId(id);
      update.update();
    }
  }
}

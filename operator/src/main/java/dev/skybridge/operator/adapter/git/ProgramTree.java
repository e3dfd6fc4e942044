package dev.skybridge.operator.adapter.git;

import dev.skybridge.model.Problem;
import dev.skybridge.model.ProgramSource;
import dev.skybridge.model.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/** Writes a program's files out of a clone: plain files only, no links, and not too many bytes. */
final class ProgramTree {
  private final Repository repository;
  private final long maxBytes;

  ProgramTree(Repository repository, long maxBytes) {
    this.repository = repository;
    this.maxBytes = maxBytes;
  }

  /** Writes them; says what is missing. */
  Optional<Problem> write(ProgramSource program, ObjectId commit, Path folder) throws IOException {
    var left = maxBytes;
    var found = false;
    try (var commits = new RevWalk(repository);
        var walk = new TreeWalk(repository)) {
      walk.addTree(commits.parseCommit(commit).getTree());
      walk.setRecursive(true);
      filter(program).ifPresent(path -> walk.setFilter(PathFilter.create(path)));
      while (walk.next()) {
        var path = walk.getPathString();
        var wanted = path.equals(program.path()) || (program.isSource() && path.endsWith(".java"));
        if (!wanted || !isFile(walk)) {
          continue;
        }
        var content = repository.open(walk.getObjectId(0));
        left -= content.getSize();
        if (left < 0) {
          return problem(program, "is larger than the " + (maxBytes >> 20) + " MiB that are read");
        }
        var file = folder.resolve(path).normalize();
        if (!file.startsWith(folder)) { // a tree that no Git program would write
          return problem(program, "leads out of its folder");
        }
        Files.createDirectories(file.getParent());
        try (var out = Files.newOutputStream(file)) {
          content.copyTo(out);
        }
        found |= path.equals(program.path());
      }
    }
    return found ? Optional.empty() : problem(program, "does not exist");
  }

  /** Source is compiled with what stands beside and below it. */
  private static Optional<String> filter(ProgramSource program) {
    var slash = program.path().lastIndexOf('/');
    return program.isSource()
        ? Optional.of(program.path().substring(0, Math.max(0, slash))).filter(p -> !p.isEmpty())
        : Optional.of(program.path());
  }

  private static boolean isFile(TreeWalk walk) {
    return FileMode.REGULAR_FILE.equals(walk.getRawMode(0))
        || FileMode.EXECUTABLE_FILE.equals(walk.getRawMode(0));
  }

  private static Optional<Problem> problem(ProgramSource program, String what) {
    return Optional.of(new Problem(Reason.SOURCE_NOT_FOUND, program + " " + what));
  }
}

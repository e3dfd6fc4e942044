package dev.skybridge.world.git;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;

/**
 * A push as GitHub's {@code push} webhook tells it: those of its fields that Argo CD reads.
 *
 * @param webUrl the repository's address without {@code .git}
 * @param name repository name
 * @param ref full name of the branch or tag
 * @param before commit before the push; zeros for a new branch
 * @param after commit after the push; zeros for a removed branch
 * @param added paths
 * @param modified paths
 * @param removed paths
 */
record PushEvent(
    String webUrl,
    String name,
    String ref,
    String before,
    String after,
    List<String> added,
    List<String> modified,
    List<String> removed) {
  PushEvent {
    added = List.copyOf(added);
    modified = List.copyOf(modified);
    removed = List.copyOf(removed);
  }

  static PushEvent of(String webUrl, String name, Repository repository, ReceiveCommand command)
      throws IOException {
    List<String> added = new ArrayList<>();
    List<String> modified = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    try (ObjectReader reader = repository.newObjectReader();
        RevWalk walk = new RevWalk(reader);
        DiffFormatter diff = new DiffFormatter(OutputStream.nullOutputStream())) {
      diff.setRepository(repository);
      for (DiffEntry entry :
          diff.scan(
              tree(command.getOldId(), reader, walk), tree(command.getNewId(), reader, walk))) {
        switch (entry.getChangeType()) {
          case ADD, COPY -> added.add(entry.getNewPath());
          case MODIFY -> modified.add(entry.getNewPath());
          case DELETE -> removed.add(entry.getOldPath());
          case RENAME -> {
            removed.add(entry.getOldPath());
            added.add(entry.getNewPath());
          }
        }
      }
    }
    return new PushEvent(
        webUrl,
        name,
        command.getRefName(),
        command.getOldId().name(),
        command.getNewId().name(),
        added,
        modified,
        removed);
  }

  /** The webhook's JSON document as maps and lists. */
  Map<String, Object> payload() {
    Map<String, Object> commit =
        Map.of("id", after, "added", added, "modified", modified, "removed", removed);
    return Map.of(
        "ref",
        ref,
        "before",
        before,
        "after",
        after,
        "repository",
        Map.of("name", name, "full_name", name, "html_url", webUrl, "default_branch", "main"),
        "commits",
        List.of(commit),
        "head_commit",
        commit);
  }

  private static AbstractTreeIterator tree(ObjectId commit, ObjectReader reader, RevWalk walk)
      throws IOException {
    if (commit.equals(ObjectId.zeroId())
        || !(walk.parseAny(commit) instanceof org.eclipse.jgit.revwalk.RevCommit)) {
      return new EmptyTreeIterator();
    }
    return new CanonicalTreeParser(null, reader, walk.parseCommit(commit).getTree());
  }
}

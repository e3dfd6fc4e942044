package dev.skybridge.operator.adapter.git;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Makes commits in the object store of a bare clone. */
final class CommitBuilding implements AutoCloseable {
  private final ObjectInserter inserter;
  private final RevWalk walk;
  private final TreeEdit edit;
  private final PersonIdent author;

  CommitBuilding(Repository repository, InstantSource clock) {
    this.inserter = repository.newObjectInserter();
    var reader = inserter.newReader();
    this.walk = new RevWalk(reader);
    this.edit = new TreeEdit(reader, inserter);
    this.author =
        new PersonIdent("skybridge", "skybridge@skybridge.dev", clock.instant(), ZoneOffset.UTC);
  }

  /**
   * The commit that holds the change, on top of the tip; the tip itself where it holds it.
   *
   * @param tip null for an empty branch
   * @return null where nothing was to be removed from an empty branch
   */
  @Nullable ObjectId commit(@Nullable ObjectId tip, Change change) throws IOException {
    var before = tip == null ? null : walk.parseCommit(tip).getTree().getId();
    var after = edit.apply(before, change);
    if (after.equals(before) || (before == null && isEmpty(after))) {
      return tip;
    }
    var commit = new CommitBuilder();
    commit.setTreeId(after);
    if (tip != null) {
      commit.setParentId(tip);
    }
    commit.setAuthor(author);
    commit.setCommitter(author);
    commit.setMessage(change.reason().strip() + "\n");
    return inserter.insert(commit);
  }

  void flush() throws IOException {
    inserter.flush();
  }

  @Override
  public void close() {
    walk.close();
    inserter.close();
  }

  private static boolean isEmpty(ObjectId tree) {
    return tree.name().equals("4b825dc642cb6eb9a060e54bf8d69288fbee4904");
  }
}

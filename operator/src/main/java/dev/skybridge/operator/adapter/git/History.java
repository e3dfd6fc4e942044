package dev.skybridge.operator.adapter.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Questions about the commits of the clone. */
final class History {
  private static final Logger LOG = Logger.getLogger(History.class);

  private final Repository repository;
  private final Map<List<String>, Touched> touched = new ConcurrentHashMap<>();

  History(Repository repository) {
    this.repository = repository;
  }

  Repository repository() {
    return repository;
  }

  boolean knows(String commit) {
    try (var walk = new RevWalk(repository)) {
      walk.parseCommit(ObjectId.fromString(commit));
      return true;
    } catch (MissingObjectException e) {
      return false;
    } catch (IOException | IllegalArgumentException e) {
      LOG.debugf(e, "can't look up %s", commit);
      return false;
    }
  }

  boolean isAncestor(String ancestor, String commit) {
    try (var walk = new RevWalk(repository)) {
      return walk.isMergedInto(
          walk.parseCommit(ObjectId.fromString(ancestor)),
          walk.parseCommit(ObjectId.fromString(commit)));
    } catch (IOException | IllegalArgumentException e) {
      LOG.debugf(e, "can't compare %s with %s", ancestor, commit);
      return false;
    }
  }

  /**
   * The last commit that touched the change's paths; the tip where none did. What was found before
   * is remembered, so that only the commits since then are walked.
   *
   * @param tip null for an empty branch
   */
  ObjectId lastTouching(@Nullable ObjectId tip, Change change) throws IOException {
    if (tip == null) {
      return ObjectId.zeroId();
    }
    var paths = new TreeSet<>(change.folders().keySet());
    paths.addAll(change.files().keySet());
    if (paths.isEmpty()) {
      return tip;
    }
    var key = List.copyOf(new ArrayList<>(paths));
    var known = touched.get(key);
    if (known != null && known.tip().equals(tip)) {
      return known.commit();
    }
    try (var walk = new RevWalk(repository)) {
      walk.setTreeFilter(
          AndTreeFilter.create(PathFilterGroup.createFromStrings(key), TreeFilter.ANY_DIFF));
      walk.setRewriteParents(false);
      walk.markStart(walk.parseCommit(tip));
      if (known != null) {
        walk.markUninteresting(walk.parseCommit(known.tip()));
      }
      var found = walk.next();
      var fallback = known == null ? tip : known.commit();
      var commit = found == null ? fallback : found.getId().copy();
      touched.put(key, new Touched(tip, commit));
      return commit;
    }
  }

  private record Touched(ObjectId tip, ObjectId commit) {}
}

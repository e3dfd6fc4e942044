package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.operator.adapter.pulumi.ObjectFinder.Found;
import dev.skybridge.operator.adapter.store.CreateJournal;
import dev.skybridge.operator.adapter.store.OpenCreate;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Deletes objects that a lost create made and that nothing will take over: the stack goes away, or
 * the graph no longer asks for them. What does not prove to be ours is left alone.
 */
final class OrphanSweep {
  private static final Logger LOG = Logger.getLogger(OrphanSweep.class);

  private final EngineStack stack;
  private final CreateJournal journal;
  private final Adoption adoption;
  private final KnownObjects known;
  private final RetryPolicy retry;

  OrphanSweep(
      EngineStack stack,
      CreateJournal journal,
      Adoption adoption,
      KnownObjects known,
      RetryPolicy retry) {
    this.stack = stack;
    this.journal = journal;
    this.adoption = adoption;
    this.known = known;
    this.retry = retry;
  }

  /** Deletes what the rows lead to, newest first, closes them, and returns how many it deleted. */
  int sweep(List<OpenCreate> rows) {
    int deleted = 0;
    for (var row : rows) {
      for (var orphan : adoption.orphans(row, retry)) {
        if (!known.contains(row.type(), orphan.id()) && ours(row, orphan)) {
          LOG.infof("deleting the orphan %s of %s", orphan.id(), row.urn());
          adoption.delete(row.urn(), row.type(), orphan);
          deleted++;
        }
      }
      journal.close(stack.name(), row.urn());
    }
    return deleted;
  }

  private static boolean ours(OpenCreate row, Found found) {
    return row.answeredId().map(found.id()::equals).orElse(false)
        || (row.lookupJson() != null
            && SearchPlan.parse(row.lookupJson()).proves(found.properties()));
  }
}

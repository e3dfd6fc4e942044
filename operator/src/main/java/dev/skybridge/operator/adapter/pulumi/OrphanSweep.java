package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.operator.adapter.store.CreateJournal;
import dev.skybridge.operator.adapter.store.OpenCreate;
import java.util.ArrayList;
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

  /** Deletes what the rows lead to, newest first, and closes the rows that lead to nothing more. */
  Swept sweep(List<OpenCreate> rows) {
    int deleted = 0;
    var unproven = new ArrayList<String>();
    for (var row : rows) {
      var plan = SearchPlan.of(row);
      boolean closing = true;
      for (var orphan : adoption.orphans(row, retry)) {
        if (known.contains(row.type(), orphan.id())) {
          continue; // the engine has it under another name
        }
        if (row.answeredId().map(orphan.id()::equals).orElse(false)
            || plan.proves(orphan.properties())) {
          LOG.infof("deleting the orphan %s of %s", orphan.id(), row.urn());
          adoption.delete(row.urn(), row.type(), orphan);
          deleted++;
        } else if (plan.provable()) {
          unproven.add(row.type() + " " + orphan.id());
          closing = false;
        } // else it is a part of something that carries tags, and goes with it
      }
      if (closing) {
        journal.close(stack.name(), row.urn());
      }
    }
    return new Swept(deleted, unproven);
  }

  /**
   * What a sweep did.
   *
   * @param deleted objects
   * @param unproven objects that a lost create may have made but that carry no tags, with their
   *     types
   */
  record Swept(int deleted, List<String> unproven) {
    /** There was nothing to do. */
    static final Swept NOTHING = new Swept(0, List.of());

    /** Copies the list. */
    Swept {
      unproven = List.copyOf(unproven);
    }
  }
}

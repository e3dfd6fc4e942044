package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.operator.adapter.store.CreateJournal;
import dev.skybridge.operator.adapter.store.CreateJournal.HeldObject;
import dev.skybridge.operator.adapter.store.OpenCreate;
import java.util.HashSet;
import java.util.List;
import org.jboss.logging.Logger;

/** Creates whose answers were lost: what they made is either in the state by now, or deleted. */
final class LostCreates {
  private static final Logger LOG = Logger.getLogger(LostCreates.class);

  private final PulumiSettings settings;
  private final CreateJournal journal;
  private final ProviderSessions sessions;

  LostCreates(PulumiSettings settings, CreateJournal journal, ProviderSessions sessions) {
    this.settings = settings;
    this.journal = journal;
    this.sessions = sessions;
  }

  /** What the state holds by now was not lost. */
  void closeHeld(EngineStack stack, Checkpoint held) {
    journal.closeHeld(
        stack.name(),
        held.vendorResources().stream()
            .map(resource -> new HeldObject(resource.urn(), resource.id()))
            .toList());
  }

  /** Deletes what lost creates made and the graph does not ask for, or asks for and has. */
  void sweepAfterUp(EngineWork work, Checkpoint held) {
    var wanted = new HashSet<>(work.wanted());
    held.resources().stream().map(Checkpoint.HeldResource::urn).forEach(wanted::remove);
    var rows =
        journal.open(work.stack().name()).stream()
            .filter(row -> !wanted.contains(row.urn()))
            .toList();
    var swept = sweep(work, held, rows);
    if (!swept.unproven().isEmpty()) {
      LOG.warnf(
          "%s: these may be left from an interrupted create, but carry no tags: %s",
          work.request().stack(), swept.unproven());
    }
  }

  /** Deletes what lost creates made. */
  OrphanSweep.Swept sweep(EngineWork work, Checkpoint checkpoint) {
    return sweep(work, checkpoint, journal.open(work.stack().name()));
  }

  private OrphanSweep.Swept sweep(EngineWork work, Checkpoint checkpoint, List<OpenCreate> rows) {
    if (rows.isEmpty()) {
      return OrphanSweep.Swept.NOTHING;
    }
    var known = new KnownObjects(checkpoint);
    try (var session = sessions.open(work)) {
      session.configure();
      var adoption = new Adoption(session.calls(), known);
      return new OrphanSweep(work.stack(), journal, adoption, known, settings.retry()).sweep(rows);
    }
  }
}

package dev.skybridge.operator.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.skybridge.operator.Annotations;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** What the write gates and we tell each other of the data, as annotations of the Lease. */
final class DataNotes {
  /** The last good copy; the gate's. */
  private static final String COPY = "skybridge.dev/copy";

  /** Where writes passed last; the gate's. */
  private static final String WROTE = "skybridge.dev/wrote";

  /** Key of the copy that has to be in place before writes pass; ours. */
  private static final String RESTORE = "skybridge.dev/restore";

  /** Epoch and key of the copy that was put in place; the gate's. */
  private static final String RESTORED = "skybridge.dev/restored";

  /** Why a copy could not be made or restored; the gate's. */
  private static final String PROBLEM = "skybridge.dev/gate-problem";

  private static final Logger LOG = Logger.getLogger(DataNotes.class);
  private static final JsonMapper JSON = new JsonMapper();

  /** Wrote, where what the gates said of it can't be read: of no copy it is known what it lacks. */
  private static final LeaseData.Wrote SOMEBODY =
      new LeaseData.Wrote("the placement before", 0, Instant.EPOCH, Instant.EPOCH);

  private DataNotes() {}

  static LeaseData read(Lease lease) {
    var restore = Annotations.value(lease, RESTORE).filter(key -> !key.isEmpty());
    var done = restore.map(key -> lease.getSpec().getLeaseTransitions() + " " + key);
    var wrote = parse(lease, WROTE, DataNotes::wrote);
    var garbled = wrote.isEmpty() && Annotations.value(lease, WROTE).isPresent();
    return new LeaseData(
        garbled ? Optional.of(SOMEBODY) : wrote,
        garbled ? Optional.empty() : parse(lease, COPY, DataNotes::copy),
        restore,
        done.isPresent() && done.equals(Annotations.value(lease, RESTORED)),
        Annotations.value(lease, PROBLEM));
  }

  /** Says with the right to write which copy has to be in place first. */
  static void grant(Lease lease, Optional<LeaseData.Copy> restore) {
    var notes = lease.getMetadata().getAnnotations();
    notes.remove(RESTORED);
    notes.remove(PROBLEM);
    restore.ifPresentOrElse(copy -> notes.put(RESTORE, copy.key()), () -> notes.remove(RESTORE));
  }

  private static LeaseData.Wrote wrote(JsonNode json) {
    return new LeaseData.Wrote(
        json.path("by").asText(),
        json.path("epoch").asInt(),
        Instant.parse(json.path("at").asText()),
        Instant.parse(json.path("until").asText()));
  }

  private static LeaseData.Copy copy(JsonNode json) {
    return new LeaseData.Copy(
        json.path("key").asText(),
        json.path("to").asText(),
        json.path("of").asText(),
        json.path("epoch").asInt(),
        Instant.parse(json.path("at").asText()),
        json.path("bytes").asLong(),
        json.path("last").asBoolean());
  }

  /** A copy that can't be read is none: a person is asked then. */
  private static <T> Optional<T> parse(Lease lease, String name, Function<JsonNode, T> as) {
    var text = Annotations.value(lease, name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(as.apply(JSON.readTree(text.get())));
    } catch (IOException | DateTimeException e) {
      LOG.warnf(
          "annotation %s of Lease %s can't be read: %s",
          name, lease.getMetadata().getName(), e.getMessage());
      return Optional.empty();
    }
  }
}

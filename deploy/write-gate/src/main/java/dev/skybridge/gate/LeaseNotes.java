package dev.skybridge.gate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.skybridge.gate.copy.Copy;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the gates and the one who gives the right to write tell each other on the Lease. */
final class LeaseNotes {
  /** {@code "true"} asks the holder to stop and to give it back. */
  private static final String RELEASE = "skybridge.dev/release";

  /** The gate that renews it. */
  private static final String GATE = "skybridge.dev/gate";

  /** The last good copy. */
  private static final String COPY = "skybridge.dev/copy";

  /** Where writes passed last, and until when. */
  private static final String WROTE = "skybridge.dev/wrote";

  /** Key of the copy that has to be in place before writes pass. */
  private static final String RESTORE = "skybridge.dev/restore";

  /** Epoch and key of the copy that was put in place. */
  private static final String RESTORED = "skybridge.dev/restored";

  /** Why a copy could not be made or restored. */
  private static final String PROBLEM = "skybridge.dev/gate-problem";

  private static final JsonMapper JSON = new JsonMapper();

  private final Lease lease;
  private final Map<String, String> notes;

  LeaseNotes(Lease lease) {
    this.lease = lease;
    if (lease.getMetadata().getAnnotations() == null) {
      lease.getMetadata().setAnnotations(new HashMap<>());
    }
    this.notes = lease.getMetadata().getAnnotations();
  }

  /**
   * Where writes passed last.
   *
   * @param by placement
   * @param epoch of the right to write
   * @param at its last sign, RFC 3339, by that gate's clock
   * @param until from when on no more passed, RFC 3339, by that gate's clock
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Wrote(String by, int epoch, String at, String until) {}

  /**
   * The last good copy.
   *
   * @param key of its manifest
   * @param to where it is
   * @param of placement
   * @param epoch in which it was made
   * @param at what was committed before is in it, RFC 3339
   * @param bytes of its dump
   * @param last whether nothing was written after it in that epoch
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Copied(
      String key, String to, String of, int epoch, String at, long bytes, boolean last) {
    Copied notLast() {
      return new Copied(key, to, of, epoch, at, bytes, false);
    }
  }

  boolean releaseAsked() {
    return "true".equals(notes.get(RELEASE));
  }

  Optional<String> gate() {
    return Optional.ofNullable(notes.get(GATE));
  }

  /** Whether writes passed at that placement in this epoch; true where that can't be read. */
  boolean opened(String placement, int epoch) {
    var wrote = read(WROTE, Wrote.class);
    return wrote.isEmpty()
        ? notes.containsKey(WROTE)
        : placement.equals(wrote.get().by()) && wrote.get().epoch() == epoch;
  }

  Optional<Task.Restore> restore(int epoch) {
    return Optional.ofNullable(notes.get(RESTORE))
        .filter(key -> !key.isEmpty())
        .map(key -> new Task.Restore(lease.getMetadata().getUid(), epoch, key));
  }

  boolean restored(Task.Restore wanted) {
    return said(wanted).equals(notes.get(RESTORED));
  }

  private static String said(Task.Restore restore) {
    return restore.epoch() + " " + restore.key();
  }

  void renewedBy(String gate) {
    notes.put(GATE, gate);
  }

  void left() {
    notes.remove(GATE);
  }

  /** Writes pass from now on. */
  void opens(String placement, int epoch, Instant now, Duration lasts) {
    write(WROTE, new Wrote(placement, epoch, now.toString(), now.plus(lasts).toString()));
    restore(epoch).ifPresent(restore -> notes.put(RESTORED, said(restore)));
    // what is written from now on is not in any copy
    read(COPY, Copied.class)
        .filter(Copied::last)
        .ifPresent(copied -> write(COPY, copied.notLast()));
  }

  /**
   * Tells how far the work is. A copy of an earlier epoch is not told: others may have made a newer
   * one since.
   */
  void tell(Progress progress, String to, int epoch, boolean closed) {
    progress
        .latest()
        .filter(copy -> copy.epoch() == epoch)
        .ifPresent(copy -> write(COPY, copied(copy, to, closed && progress.closed())));
    progress
        .problem()
        .ifPresentOrElse(problem -> notes.put(PROBLEM, problem), () -> notes.remove(PROBLEM));
  }

  private static Copied copied(Copy copy, String to, boolean last) {
    return new Copied(
        copy.key(), to, copy.placement(), copy.epoch(), copy.at().toString(), copy.bytes(), last);
  }

  private <T> Optional<T> read(String note, Class<T> type) {
    var text = notes.get(note);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(text, type));
    } catch (JsonProcessingException e) {
      // a slip of a person's must not end the renewals; it is written anew with the next one
      return Optional.empty();
    }
  }

  private void write(String note, Object value) {
    try {
      notes.put(note, JSON.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the Lease's annotation " + note + " can't be written", e);
    }
  }
}

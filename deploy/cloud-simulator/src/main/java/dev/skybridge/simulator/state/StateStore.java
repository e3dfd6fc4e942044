package dev.skybridge.simulator.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * All objects and the journal of calls, kept in one file. Every change is committed to the file
 * before the call that made it is answered, so that the state survives {@code kill -9} of this
 * process.
 */
public final class StateStore implements AutoCloseable {

  /** The journal keeps this many of the latest calls. */
  static final int JOURNAL_LIMIT = 100_000;

  private final MVStore file;
  private final MVMap<String, String> objectsOnFile;
  private final MVMap<Long, String> journal;
  private final Map<ObjectKey, CloudObject> objects = new ConcurrentHashMap<>();

  private StateStore(MVStore file) {
    this.file = file;
    // Space of old versions is used again at once: the file would grow by megabytes a minute. What
    // this
    // gives up is protection from a power cut, not from the end of this process.
    file.setRetentionTime(0);
    file.setVersionsToKeep(0);
    this.objectsOnFile = file.openMap("objects");
    this.journal = file.openMap("journal");
    objectsOnFile.forEach((key, json) -> {
      ObjectKey parsed = ObjectKey.parse(key);
      objects.put(parsed, CloudObject.parse(parsed, json));
    });
  }

  /** Opens the state in a folder, which is made when it is missing. */
  public static StateStore open(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("state folder can't be made", e);
    }
    return new StateStore(
        new MVStore.Builder()
            .fileName(folder.resolve("cloud.mv").toString())
            .autoCommitDisabled()
            .open());
  }

  /** One object. */
  public Optional<CloudObject> find(ObjectKey key) {
    return Optional.ofNullable(objects.get(key));
  }

  /** Objects that satisfy a condition, oldest first. */
  public List<CloudObject> list(Predicate<CloudObject> condition) {
    return objects.values().stream()
        .filter(condition)
        .sorted(Comparator.comparing(CloudObject::createdAt).thenComparing(CloudObject::id))
        .toList();
  }

  /** All objects in no order. */
  public Stream<CloudObject> stream() {
    return objects.values().stream();
  }

  /** Writes an object; it is on file when this returns. */
  public synchronized void put(CloudObject object) {
    objectsOnFile.put(object.key().asText(), object.asJson());
    file.commit();
    objects.put(object.key(), object);
  }

  /** Removes objects, all or none; they are gone from the file when this returns. */
  public synchronized void remove(List<ObjectKey> keys) {
    keys.forEach(key -> objectsOnFile.remove(key.asText()));
    file.commit();
    keys.forEach(objects::remove);
  }

  /**
   * Appends to the journal; the event is made from its sequence number. Events that changed nothing
   * reach the file with the next one that did, or when the store is closed.
   */
  public synchronized CallEvent append(LongFunction<CallEvent> event) {
    Long last = journal.lastKey();
    CallEvent made = event.apply(last == null ? 1 : last + 1);
    journal.put(made.sequence(), made.asJson().toString());
    while (journal.sizeAsLong() > JOURNAL_LIMIT) {
      Long first = journal.firstKey();
      if (first == null) {
        break;
      }
      journal.remove(first);
    }
    if (made.changed()) {
      file.commit();
    }
    return made;
  }

  /** Calls after a sequence number, oldest first, at most {@code limit}. */
  public synchronized List<CallEvent> eventsAfter(long sequence, int limit) {
    List<CallEvent> found = new ArrayList<>();
    var keys = journal.keyIterator(sequence + 1);
    while (keys.hasNext() && found.size() < limit) {
      String json = journal.get(keys.next());
      if (json != null) {
        found.add(CallEvent.parse(json));
      }
    }
    return found;
  }

  @Override
  public synchronized void close() {
    file.commit();
    file.close();
  }
}

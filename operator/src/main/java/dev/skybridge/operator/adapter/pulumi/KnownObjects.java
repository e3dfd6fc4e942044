package dev.skybridge.operator.adapter.pulumi;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The objects that the engine knows of: those in the checkpoint when the operation began, and those
 * that it has been told of since. A lookup must not take one of them for a lost one: while a
 * resource is replaced, the old object carries the same tags as the new.
 */
final class KnownObjects {
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final Set<String> made = ConcurrentHashMap.newKeySet();
  private final AtomicInteger adopted = new AtomicInteger();

  /** Starts with what the checkpoint holds. */
  KnownObjects(Checkpoint checkpoint) {
    checkpoint.vendorResources().forEach(resource -> add(resource.type(), resource.id()));
  }

  /** Notes an object that the engine is told of. */
  void add(String type, String id) {
    known.add(type + " " + id);
  }

  /**
   * Notes that an object is gone: one that replaces it may get the same id, where the id is a name.
   */
  void remove(String type, String id) {
    known.remove(type + " " + id);
  }

  /** Notes an object that this operation created. */
  void make(String type, String id) {
    add(type, id);
    made.add(type + " " + id);
  }

  /** Whether this operation created the object or took it over. */
  boolean madeNow(String type, String id) {
    return made.contains(type + " " + id);
  }

  /** Notes an object that was taken over. */
  void adopt(String type, String id) {
    make(type, id);
    adopted.incrementAndGet();
  }

  /** Whether the engine knows of the object. */
  boolean contains(String type, String id) {
    return known.contains(type + " " + id);
  }

  /** Objects taken over so far. */
  int adopted() {
    return adopted.get();
  }
}

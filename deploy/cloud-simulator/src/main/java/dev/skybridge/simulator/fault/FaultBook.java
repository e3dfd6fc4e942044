package dev.skybridge.simulator.fault;

import dev.skybridge.simulator.cloud.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.LongFunction;

/** The faults that were asked for. They live in memory: a restarted cloud is healthy. */
public final class FaultBook {

  /** One fault with what it has done so far. */
  private static final class Entry {
    private final Fault fault;
    private final Random random;
    private int spared;
    private int struck;

    Entry(Fault fault) {
      this.fault = fault;
      this.random = fault.seed().isPresent() ? new Random(fault.seed().getAsLong()) : new Random();
    }

    boolean strikes() {
      if (fault.count().isPresent() && struck >= fault.count().getAsInt()) {
        return false;
      }
      if (spared < fault.skip()) {
        spared++;
        return false;
      }
      if (random.nextDouble() >= fault.probability()) {
        return false;
      }
      struck++;
      return true;
    }
  }

  /**
   * A fault and how often it has struck.
   *
   * @param left strikes that are left; empty for no limit
   */
  public record Progress(Fault fault, int struck, OptionalInt left) {}

  private final Map<Long, Entry> entries = new LinkedHashMap<>();
  private long nextId = 1;

  /** Adds a fault; the function gets its id. */
  public synchronized Fault add(LongFunction<Fault> make) {
    Fault fault = make.apply(nextId++);
    entries.put(fault.id(), new Entry(fault));
    return fault;
  }

  /** All faults in the order they were added. */
  public synchronized List<Progress> list() {
    return entries.values().stream()
        .map(e ->
            new Progress(
                e.fault,
                e.struck,
                e.fault.count().isPresent()
                    ? OptionalInt.of(e.fault.count().getAsInt() - e.struck)
                    : OptionalInt.empty()))
        .toList();
  }

  /** Removes one fault; false when there was none. */
  public synchronized boolean remove(long id) {
    return entries.remove(id) != null;
  }

  /** Removes all faults. */
  public synchronized void clear() {
    entries.clear();
  }

  /** The faults that strike this call, in the order they were added. */
  public synchronized List<Fault> strike(
      String provider, String account, String type, Operation operation) {
    List<Fault> striking = new ArrayList<>();
    for (Entry entry : entries.values()) {
      if (entry.fault.matches(provider, account, type, operation) && entry.strikes()) {
        striking.add(entry.fault);
      }
    }
    return striking;
  }
}

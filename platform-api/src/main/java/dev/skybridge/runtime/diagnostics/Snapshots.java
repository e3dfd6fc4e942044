package dev.skybridge.runtime.diagnostics;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * What can be asked for its state: pools, limiters, circuits and whatever comes later, each an
 * immutable record under a name. Who makes one registers it; who shows it needs no more than this.
 */
public final class Snapshots {
  private static final System.Logger LOG = System.getLogger(Snapshots.class.getName());

  private final ConcurrentMap<String, Supplier<? extends Collection<? extends Record>>> sources =
      new ConcurrentHashMap<>();

  /** Takes a source out again; a second time has no effect. */
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * In place of a snapshot that could not be had.
   *
   * @param failure class of what was thrown; its message may say too much
   */
  public record Unavailable(String failure) {}

  /**
   * Adds a source of one record.
   *
   * @param name path-like, such as {@code pool/engine}; no secret and no personal data
   * @param source answers at once, on any thread
   * @throws IllegalArgumentException where the name is taken
   */
  public Registration register(String name, Supplier<? extends Record> source) {
    return registerAll(name, () -> List.of(source.get()));
  }

  /**
   * Adds a source of records whose number changes, such as limiters by key.
   *
   * @param name as for {@link #register}
   * @param source answers at once, on any thread
   * @throws IllegalArgumentException where the name is taken
   */
  public Registration registerAll(
      String name, Supplier<? extends Collection<? extends Record>> source) {
    if (sources.putIfAbsent(name, source) != null) {
      throw new IllegalArgumentException("there is a source called " + name);
    }
    return () -> sources.remove(name, source);
  }

  /** All snapshots by name, in the order of names. */
  public Map<String, List<Record>> all() {
    var all = new LinkedHashMap<String, List<Record>>();
    sources.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(source -> all.put(source.getKey(), taken(source.getKey(), source.getValue())));
    return all;
  }

  /** Those snapshots that are of this type. */
  public <R extends Record> List<R> of(Class<R> type) {
    return all().values().stream()
        .flatMap(List::stream)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static List<Record> taken(
      String name, Supplier<? extends Collection<? extends Record>> source) {
    try {
      return List.copyOf(source.get());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "no snapshot of " + name, e);
      return List.of(new Unavailable(e.getClass().getName()));
    }
  }
}

package dev.skybridge.runtime.diagnostics;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Memory of the process.
 *
 * @param heap of objects
 * @param nonHeap classes, code and the like
 * @param pools by name
 * @param buffers bytes in use outside of the heap, by name
 * @param collectors garbage collectors
 * @param platformThreads threads of the operating system that run Java
 * @param loadedClasses classes
 */
public record MemorySnapshot(
    Usage heap,
    Usage nonHeap,
    Map<String, Usage> pools,
    Map<String, Long> buffers,
    List<Collector> collectors,
    int platformThreads,
    int loadedClasses) {

  /**
   * Bytes.
   *
   * @param used by objects
   * @param committed of the operating system
   * @param max at most; -1 where there is no limit
   */
  public record Usage(long used, long committed, long max) {
    static Usage of(MemoryUsage usage) {
      return new Usage(usage.getUsed(), usage.getCommitted(), usage.getMax());
    }
  }

  /**
   * A garbage collector.
   *
   * @param name of it
   * @param collections since the process began
   * @param time that they took
   */
  public record Collector(String name, long collections, Duration time) {}

  /** Copies the collections. */
  public MemorySnapshot {
    pools = Map.copyOf(pools);
    buffers = Map.copyOf(buffers);
    collectors = List.copyOf(collectors);
  }

  /** As it is now. */
  public static MemorySnapshot now() {
    var memory = ManagementFactory.getMemoryMXBean();
    return new MemorySnapshot(
        Usage.of(memory.getHeapMemoryUsage()),
        Usage.of(memory.getNonHeapMemoryUsage()),
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .collect(Collectors.toMap(pool -> pool.getName(), pool -> Usage.of(pool.getUsage()))),
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .collect(Collectors.toMap(BufferPoolMXBean::getName, BufferPoolMXBean::getMemoryUsed)),
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(gc ->
                new Collector(
                    gc.getName(),
                    gc.getCollectionCount(),
                    Duration.ofMillis(gc.getCollectionTime())))
            .toList(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
  }
}

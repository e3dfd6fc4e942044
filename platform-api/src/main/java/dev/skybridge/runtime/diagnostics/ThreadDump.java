package dev.skybridge.runtime.diagnostics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All threads of one moment, virtual ones included. */
final class ThreadDump {
  private final Map<Long, DumpedThread> threads = new HashMap<>();
  private final Map<String, DumpedThread> holders = new HashMap<>();

  ThreadDump(List<DumpedThread> all) {
    for (var thread : all) {
      threads.put(thread.view().id(), thread);
      thread.monitors().forEach(monitor -> holders.put(monitor, thread));
    }
  }

  Optional<DumpedThread> thread(long id) {
    return Optional.ofNullable(threads.get(id));
  }

  /** What the thread waits on, with its holder where the dump tells. */
  Optional<LockView> waitsOn(long id) {
    return thread(id)
        .flatMap(thread ->
            thread
                .waitsOn()
                .map(object -> new LockView(object, thread.kind(), holder(thread, object))));
  }

  private Optional<ThreadView> holder(DumpedThread waiting, String object) {
    var owner =
        waiting.owner().map(threads::get).or(() -> Optional.ofNullable(holders.get(object)));
    // Who waits to be notified has given the monitor back; it is not its own obstacle.
    return owner
        .filter(thread -> thread.view().id() != waiting.view().id())
        .map(DumpedThread::view);
  }
}

package dev.skybridge.world.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Named steps that run as soon as the steps they stand on are done, side by side. */
public final class StartupGraph {
  /** Told when a step is done, and how long it took after its last precondition. */
  @FunctionalInterface
  public interface Listener {
    void done(String step, Duration took);
  }

  private record Step(List<String> after, Runnable action) {}

  private final Map<String, Step> steps = new LinkedHashMap<>();

  /** Adds a step. Steps are added after those they stand on, so a cycle can't be written. */
  public StartupGraph step(String name, List<String> after, Runnable action) {
    for (String other : after) {
      if (!steps.containsKey(other)) {
        throw new IllegalArgumentException(name + " stands on the unknown step " + other);
      }
    }
    if (steps.putIfAbsent(name, new Step(List.copyOf(after), action)) != null) {
      throw new IllegalArgumentException("two steps named " + name);
    }
    return this;
  }

  /**
   * Runs all steps.
   *
   * @throws RuntimeException the first failure; steps that stand on the failed one did not run, the
   *     others ran to their end
   */
  public void run(Listener listener) {
    Map<String, CompletableFuture<Void>> futures = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      steps.forEach((name, step) -> {
        List<CompletableFuture<Void>> before = new ArrayList<>();
        step.after().forEach(other -> before.add(require(futures, other)));
        futures.put(
            name,
            CompletableFuture.allOf(before.toArray(CompletableFuture[]::new))
                .thenRunAsync(() -> timed(name, step.action(), listener), threads));
      });
      try {
        CompletableFuture.allOf(futures.values().toArray(CompletableFuture[]::new)).join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }
  }

  private static CompletableFuture<Void> require(
      Map<String, CompletableFuture<Void>> futures, String name) {
    CompletableFuture<Void> future = futures.get(name);
    if (future == null) {
      throw new IllegalStateException("step " + name + " was not added");
    }
    return future;
  }

  private static void timed(String name, Runnable action, Listener listener) {
    long start = System.nanoTime();
    action.run();
    listener.done(name, Duration.ofNanos(System.nanoTime() - start));
  }
}

package dev.skybridge.benchmarks.fanout;

import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.context.SystemTimer;
import dev.skybridge.runtime.fanout.Branch;
import dev.skybridge.runtime.fanout.Breakers;
import dev.skybridge.runtime.fanout.FanOut;
import dev.skybridge.runtime.task.Creators;
import dev.skybridge.runtime.task.LiveTasks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** The fan-outs under test that run in this JVM, by the names of the command line. */
public enum FanOutSubject {
  own("Skybridge FanOut"),
  lean("Skybridge FanOut, creators' stacks not kept"),
  futures("CompletableFuture.allOf on virtual threads");

  private final String title;

  FanOutSubject(String title) {
    this.title = title;
  }

  /** For a table. */
  public String title() {
    return title;
  }

  /** Makes one of so many branches, each of which waits for that long and gives its number. */
  public FanOutCall make(int branches, Duration work) {
    return switch (this) {
      case own -> new Own(branches, work, Creators.KEPT);
      case lean -> new Own(branches, work, Creators.NOT_KEPT);
      case futures -> new Futures(branches, work);
    };
  }

  private static int branch(int number, Duration work) {
    var end = System.nanoTime() + work.toNanos();
    for (var left = work.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return number;
  }

  private static final class Own implements FanOutCall {
    private final Scope scope;
    private final List<Branch<Integer>> branches;
    private final FanOut fanOut;

    Own(int count, Duration work, Creators creators) {
      scope = Scope.root("benchmark", SystemTimer.shared(), new LiveTasks(creators));
      branches =
          IntStream.range(0, count)
              .mapToObj(number -> Branch.of("branch-" + number, () -> branch(number, work)))
              .toList();
      var builder = FanOut.named("benchmark", new Breakers());
      branches.forEach(builder::branch);
      fanOut = builder.build();
    }

    @Override
    public long call() throws InterruptedException {
      var all = fanOut.run(scope).orThrow();
      long sum = 0;
      for (Branch<Integer> branch : branches) {
        sum += all.value(branch).orElseThrow();
      }
      return sum;
    }

    @Override
    public void close() {
      scope.close();
    }
  }

  private record Futures(int branches, Duration work, ExecutorService executor)
      implements FanOutCall {
    Futures(int branches, Duration work) {
      this(branches, work, Executors.newVirtualThreadPerTaskExecutor());
    }

    @Override
    public long call() {
      var all =
          IntStream.range(0, branches)
              .mapToObj(
                  number -> CompletableFuture.supplyAsync(() -> branch(number, work), executor))
              .toList();
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
      return all.stream().mapToLong(CompletableFuture::join).sum();
    }

    @Override
    public void close() {
      executor.close();
    }
  }
}

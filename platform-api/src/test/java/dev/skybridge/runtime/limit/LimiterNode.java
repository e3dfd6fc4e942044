package dev.skybridge.runtime.limit;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;

/**
 * A process of the over-admission test. It says "ready", begins at the first line that it reads,
 * ends at the second, and writes the moment of each admission by the machine's monotonic clock,
 * which all processes share.
 */
final class LimiterNode {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private LimiterNode() {}

  /** Arguments: those of {@link NodeSpec}, then the file for the moments. */
  public static void main(String[] arguments) throws Exception {
    var spec = NodeSpec.of(arguments);
    var file = Path.of(arguments[arguments.length - 1]);
    NanoClock clock = () -> System.nanoTime() + spec.clockOffsetNanos();
    var degraded =
        spec.localShare() ? new Degraded.LocalShare(spec.nodes()) : new Degraded.Refuse();
    var store = store(spec);
    warmUp(store);
    var limiter =
        new LeasedRateLimiter(
            "over-admission", NodeSpec.LIMIT, store, spec.terms(), degraded, clock);
    System.out.println("ready");
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var ended = new AtomicBoolean();
    in.readLine();
    Thread.ofVirtual().start(() -> ended.set(isTold(in)));
    write(file, call(limiter, spec, ended));
    System.out.println(limiter.state());
    Runtime.getRuntime().halt(0); // a pool may have threads that wait for a store that is gone
  }

  /** Connects, which takes seconds where eight processes start beside other work. */
  private static void warmUp(TokenStore store) throws StoreUnavailableException {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      try {
        store.take("warm-up", NodeSpec.LIMIT, new TokenStore.Ask(1, 1, Duration.ZERO));
        return;
      } catch (StoreUnavailableException e) {
        if (System.nanoTime() - deadline > 0) {
          throw e;
        }
      }
    }
  }

  private static boolean isTold(BufferedReader in) {
    try {
      in.readLine();
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TokenStore store(NodeSpec spec) throws SQLException {
    return spec.redis()
        ? new RedisTokenStore(RedisServer.client(spec.port()), "limit:", spec.terms().horizon())
        : new PostgresTokenStore(PostgresServer.source(spec.port()), Duration.ofSeconds(2));
  }

  private static long[] call(RateLimiter limiter, NodeSpec spec, AtomicBoolean ended)
      throws Exception {
    try (var threads = Executors.newFixedThreadPool(spec.callers())) {
      var calls = new ArrayList<Future<long[]>>();
      for (int i = 0; i < spec.callers(); i++) {
        boolean tries = i % 2 == 1 && spec.perSecond() > 0;
        long seed = spec.clockOffsetNanos() + i;
        calls.add(threads.submit(caller(limiter, spec, tries, seed, ended)));
      }
      var all = LongStream.builder();
      for (var call : calls) {
        Arrays.stream(call.get()).forEach(all);
      }
      return all.build().sorted().toArray();
    }
  }

  private static Callable<long[]> caller(
      RateLimiter limiter, NodeSpec spec, boolean tries, long seed, AtomicBoolean ended) {
    return () -> {
      var random = new Random(seed);
      var admitted = LongStream.builder();
      while (!ended.get()) {
        if (tries ? limiter.tryAcquire() : limiter.acquire(1, PATIENCE)) {
          admitted.add(System.nanoTime());
        }
        if (spec.perSecond() > 0) {
          long pause = (long) (random.nextExponential() * 1e9 / spec.perSecond());
          NanoClock.system().awaitUntil(System.nanoTime() + pause);
        }
      }
      return admitted.build().toArray();
    };
  }

  private static void write(Path file, long[] moments) throws IOException {
    try (var out = new DataOutputStream(Files.newOutputStream(file))) {
      var bytes = ByteBuffer.allocate(moments.length * Long.BYTES);
      bytes.asLongBuffer().put(moments);
      out.write(bytes.array());
    }
  }
}

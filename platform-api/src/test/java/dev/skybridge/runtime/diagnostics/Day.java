package dev.skybridge.runtime.diagnostics;

import dev.skybridge.runtime.task.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Events of a made-up day: each source creates tasks by a Poisson process whose rate depends on the
 * time of day, each task runs for a log-normal time. Seconds are doubles.
 */
final class Day {
  static final double SECONDS = 86_400;

  private final Random random;
  private final List<Source> sources = new ArrayList<>();

  Day(long seed) {
    random = new Random(seed);
  }

  /** How many tasks a second are created at a second of the day. */
  interface Rate {
    double at(double second);
  }

  /** For how long a task runs that is created at a second of the day. */
  interface Duration {
    double of(double second, Random random);
  }

  record Task(double began, double ends) {}

  final class Source {
    private final Origin origin;
    private final Rate rate;
    private final double highest;
    private final Duration duration;
    private final PriorityQueue<Task> running =
        new PriorityQueue<>((a, b) -> Double.compare(a.ends(), b.ends()));
    private double next;
    private long created;
    private long ended;

    Source(Origin origin, double highest, Rate rate, Duration duration) {
      this.origin = origin;
      this.highest = highest;
      this.rate = rate;
      this.duration = duration;
      this.next = gap();
    }

    private double gap() {
      return -Math.log(1 - random.nextDouble()) / highest;
    }

    /** Thinning (Lewis and Shedler, 1979). */
    OriginSample at(double second) {
      for (; next <= second; next += gap()) {
        if (random.nextDouble() * highest < rate.at(next)) {
          created++;
          running.add(new Task(next, next + duration.of(next, random)));
        }
      }
      while (!running.isEmpty() && running.peek().ends() <= second) {
        running.remove();
        ended++;
      }
      var seen =
          running.stream().map(task -> new Sighting(task, nanos(second - task.began()))).toList();
      return new OriginSample(origin, created, ended, seen);
    }
  }

  Day with(Origin origin, double highest, Rate rate, Duration duration) {
    sources.add(new Source(origin, highest, rate, duration));
    return this;
  }

  List<OriginSample> at(double second) {
    return sources.stream().map(source -> source.at(second)).toList();
  }

  static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }

  static Duration logNormal(double median, double sigma) {
    return (_, random) -> median * Math.exp(sigma * random.nextGaussian());
  }

  /** One at night, {@code factor} at noon. */
  static double diurnal(double second, double factor) {
    return 1 + (factor - 1) * (1 - Math.cos(2 * Math.PI * second / SECONDS)) / 2;
  }
}

package dev.skybridge.world.bench;

import dev.skybridge.world.bench.ProcessorTime.Usage;
import java.util.Map;

/**
 * What one round measured.
 *
 * @param load load average over one minute before the round
 */
public record Round(int number, double load, Bare bare, Operated operated) {

  /** All Ready, as a multiple of the bare client's time. */
  double timesBare() {
    return operated.readySeconds() / bare.writtenSeconds();
  }

  /**
   * The bare client's part.
   *
   * @param writes for each application
   * @param writtenSeconds until its last write was answered
   * @param availableSeconds until all Deployments that it wrote were available; nobody can be
   *     quicker on this machine
   * @param removedSeconds until all that it wrote was gone again
   * @param usage of processors until the last write was answered
   */
  public record Bare(
      int writes,
      double writtenSeconds,
      double availableSeconds,
      double removedSeconds,
      Usage usage) {}

  /**
   * The operator's part.
   *
   * @param createdSeconds until the last Application was created
   * @param readySeconds until the last one was Ready
   * @param latency from the creation of each to its Ready
   * @param usage of processors until all were Ready and the operator had come to rest
   * @param memory of the operator then
   * @param requests of the operator until then, by verb and resource
   * @param removedSeconds until all was gone again
   * @param removal usage of processors meanwhile
   * @param removalRequests requests of the operator meanwhile
   */
  public record Operated(
      int applications,
      double createdSeconds,
      double readySeconds,
      Latency latency,
      Usage usage,
      ProcessMemory memory,
      Map<String, Integer> requests,
      double removedSeconds,
      Usage removal,
      Map<String, Integer> removalRequests) {
    public Operated {
      requests = Map.copyOf(requests);
      removalRequests = Map.copyOf(removalRequests);
    }

    double requestsEach() {
      return sum(requests) / applications;
    }

    double removalRequestsEach() {
      return sum(removalRequests) / applications;
    }

    private static double sum(Map<String, Integer> counts) {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
  }
}

package dev.skybridge.operator.traffic;

import java.time.Duration;
import java.util.Optional;

/** Asks placements whether they serve. Nothing here blocks. */
public interface Probes {

  /**
   * Sends a probe in the background, unless one is under way.
   *
   * @param address host and port
   * @param path of the request
   * @param changed is called when the answer is another than the time before
   */
  void send(String address, String path, Runnable changed);

  /** The last answer; empty before the first. */
  Optional<Answer> last(String address, String path);

  /** What a probe found. */
  sealed interface Answer {
    /**
     * It serves.
     *
     * @param time mean time of its answers, see {@link ProbeTime}; empty where none was measured
     */
    record Serves(Optional<Duration> time) implements Answer {}

    /**
     * It does not.
     *
     * @param why for a person
     */
    record Fails(String why) implements Answer {}
  }
}

package dev.skybridge.operator.traffic;

import java.time.Duration;
import java.util.Optional;

/**
 * The right to write, as the API server last showed it.
 *
 * @param holder placement that has it; empty where it was given back
 * @param epoch times that it was given
 * @param lasts how long it holds without being renewed
 * @param quiet how long it was seen not to change, by a clock that never jumps
 * @param renewed whether the holder itself ever renewed it, so that a gate is known to watch it
 * @param releaseAsked whether the holder was asked to give it back
 * @param version resource version; a change that names it loses against any other change
 * @param data what it says of the writers' data
 */
record WriterLease(
    Optional<String> holder,
    int epoch,
    Duration lasts,
    Duration quiet,
    boolean renewed,
    boolean releaseAsked,
    String version,
    LeaseData data) {

  /** The same, silent for so long. */
  WriterLease silentFor(Duration time) {
    return new WriterLease(holder, epoch, lasts, time, renewed, releaseAsked, version, data);
  }

  /** The same, once its holder was asked to give it back. */
  WriterLease askedBack() {
    return new WriterLease(holder, epoch, lasts, quiet, renewed, true, version, data);
  }

  /** The same, once its holder gave it back. */
  WriterLease givenBack() {
    return new WriterLease(
        Optional.empty(), epoch, lasts, Duration.ZERO, renewed, releaseAsked, version, data);
  }

  /** The same, with other news of the data. */
  WriterLease with(LeaseData news) {
    return new WriterLease(holder, epoch, lasts, quiet, renewed, releaseAsked, version, news);
  }

  /** The same, just renewed by its holder. */
  WriterLease renewal() {
    return new WriterLease(holder, epoch, lasts, Duration.ZERO, true, releaseAsked, version, data);
  }
}

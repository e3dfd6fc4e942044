package dev.skybridge.simulator.provider;

import dev.skybridge.simulator.cloud.Operation;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.fault.Fault;
import dev.skybridge.simulator.fault.FaultBook;
import dev.skybridge.simulator.fault.FaultKind;
import dev.skybridge.simulator.state.CallEvent;
import dev.skybridge.simulator.state.StateStore;
import dev.skybridge.simulator.vendor.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs a call the way it reaches a real cloud: late, refused, or done without an answer, as was
 * asked for; and writes it to the journal.
 */
final class CallRunner {

  /**
   * What a call did.
   *
   * @param id the object's id
   * @param outcome {@code ok} or {@code notFound}
   * @param changed whether an object was made, changed or removed
   */
  record Done<T>(T value, String id, String outcome, boolean changed) {}

  private final Vendor vendor;
  private final StateStore store;
  private final FaultBook faults;
  private final Duration latency;
  private final InstantSource clock;
  private final Runnable halt;

  CallRunner(
      Vendor vendor,
      StateStore store,
      FaultBook faults,
      Duration latency,
      InstantSource clock,
      Runnable halt) {
    this.vendor = vendor;
    this.store = store;
    this.faults = faults;
    this.latency = latency;
    this.clock = clock;
    this.halt = halt;
  }

  /**
   * Runs a call.
   *
   * @param subject id or name for the journal where the call fails
   * @throws VendorRefusal when the vendor refuses
   * @throws AnswerLost when the answer is lost by request
   */
  <T> T run(
      Caller caller,
      Operation operation,
      String type,
      String service,
      String noun,
      String subject,
      Supplier<Done<T>> work) {
    Instant start = clock.instant();
    List<Fault> striking = faults.strike(vendor.name(), caller.account(), type, operation);
    try {
      Patience.take(latency);
      for (Fault fault : striking) {
        strikeBefore(fault, start, caller, operation, type, service, noun, subject);
      }
      caller
          .refusal()
          .ifPresent(refusal -> {
            throw refusal;
          });
      Done<T> done = work.get();
      boolean lost = striking.stream().anyMatch(fault -> fault.kind() == FaultKind.ANSWER_LOST);
      boolean crash = striking.stream().anyMatch(fault -> fault.kind() == FaultKind.CRASH);
      journal(
          start,
          caller,
          operation,
          type,
          done.id(),
          lost ? "answerLost" : crash ? "crash" : done.outcome(),
          done.changed());
      if (crash) {
        halt.run();
      }
      if (lost || crash) {
        throw new AnswerLost(AnswerLost.Form.CONNECTION_RESET);
      }
      return done.value();
    } catch (VendorRefusal refusal) {
      journal(start, caller, operation, type, subject, refusal.code(), false);
      throw refusal;
    }
  }

  private void strikeBefore(
      Fault fault,
      Instant start,
      Caller caller,
      Operation operation,
      String type,
      String service,
      String noun,
      String subject) {
    switch (fault.kind()) {
      case LATENCY -> Patience.take(fault.latency());
      case TIMEOUT -> {
        Patience.take(fault.latency().isZero() ? Fault.LONGEST_HANG : fault.latency());
        journal(start, caller, operation, type, subject, "timeout", false);
        throw new AnswerLost(AnswerLost.Form.DEADLINE);
      }
      case THROTTLE, SERVER_ERROR, QUOTA ->
          vendor
              .refusal(fault.kind(), service, noun)
              .ifPresent(refusal -> {
                throw refusal;
              });
      case ANSWER_LOST, CRASH -> {}
    }
  }

  private void journal(
      Instant start,
      Caller caller,
      Operation operation,
      String type,
      String id,
      String outcome,
      boolean changed) {
    Instant end = clock.instant();
    store.append(sequence ->
        new CallEvent(
            sequence,
            end,
            vendor.name(),
            caller.account(),
            caller.region(),
            operation.wireName(),
            type,
            id,
            outcome,
            changed,
            Duration.between(start, end).toMillis()));
  }
}

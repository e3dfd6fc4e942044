package dev.skybridge.simulator.provider;

import dev.skybridge.simulator.cloud.Operation;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.vendor.Vendor;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers calls, and words failures as the vendor's provider does: a refusal is {@code UNKNOWN}
 * with the vendor's text.
 */
final class Failures {

  /** A call came by a connection that was not configured. */
  static final class NotConfigured extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotConfigured(String message) {
      super(message, null, false, false);
    }
  }

  private final Vendor vendor;

  Failures(Vendor vendor) {
    this.vendor = vendor;
  }

  /** Answers a call that does not reach the cloud. */
  <T> void answer(StreamObserver<T> observer, Supplier<T> work) {
    answer(observer, Operation.CONFIGURE, "", "", work);
  }

  /** Answers a call. */
  <T> void answer(
      StreamObserver<T> observer,
      Operation operation,
      String token,
      String subject,
      Supplier<T> work) {
    if (observer instanceof ServerCallStreamObserver<T> call) {
      // A caller that went away gets no answer; what it asked for is done all the same.
      call.setOnCancelHandler(() -> {});
    }
    T result;
    try {
      result = work.get();
    } catch (RuntimeException failure) {
      observer.onError(status(failure, operation, token, subject).asRuntimeException());
      return;
    }
    observer.onNext(result);
    observer.onCompleted();
  }

  private Status status(
      RuntimeException failure, Operation operation, String token, String subject) {
    String text =
        Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
    return switch (failure) {
      case VendorRefusal refusal ->
          Status.UNKNOWN.withDescription(worded(operation, token, subject, refusal));
      case AnswerLost lost ->
          switch (lost.form()) {
            case CONNECTION_RESET -> Status.UNAVAILABLE.withDescription(text);
            case DEADLINE -> Status.DEADLINE_EXCEEDED.withDescription(text);
          };
      case NotConfigured _ -> Status.FAILED_PRECONDITION.withDescription(text);
      case Catalog.NotOffered _ -> Status.UNIMPLEMENTED.withDescription(text);
      case IllegalArgumentException _ -> Status.INVALID_ARGUMENT.withDescription(text);
      default ->
          Status.INTERNAL.withDescription("the simulator failed: " + failure).withCause(failure);
    };
  }

  private String worded(Operation operation, String token, String subject, VendorRefusal refusal) {
    Optional<TypeRules> type =
        vendor.types().stream().filter(t -> t.token().equals(token)).findFirst();
    return vendor.describe(
        operation,
        type.map(TypeRules::service).orElse(""),
        type.map(TypeRules::noun).orElse(token.substring(token.lastIndexOf(':') + 1)),
        subject,
        refusal);
  }
}

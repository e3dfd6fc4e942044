package dev.skybridge.operator.adapter.pulumi;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Calls to a vendor's provider: each has a deadline; what failed and may succeed a little later is
 * tried again, creates excepted. Works on bytes, so that whatever the protocol gains is passed on.
 */
final class ProviderCalls {
  /** The service that is forwarded. */
  static final String SERVICE = "pulumirpc.ResourceProvider/";

  private static final Set<String> MUTATIONS = Set.of("Create", "Update", "Delete");

  private final Channel channel;
  private final PulumiSettings settings;
  private final Instant until;
  private final FailureLog failures;
  private final ApiGate gate;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * Over one connection.
   *
   * @param channel to the provider
   * @param settings deadlines and retries
   * @param until when everything must have ended
   * @param failures hears of each call that failed for good
   * @param gate lets calls pass at the account's rate
   */
  ProviderCalls(
      Channel channel, PulumiSettings settings, Instant until, FailureLog failures, ApiGate gate) {
    this.gate = gate;
    this.until = until;
    this.channel = channel;
    this.settings = settings;
    this.failures = failures;
  }

  /**
   * One call by method name, tried again while that may help; a failure is noted.
   *
   * @throws StatusRuntimeException as the provider answered last
   */
  byte[] call(String method, byte[] request) {
    try {
      return tried(method, request);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
        failures.note(VendorErrors.classify(e.getStatus()));
      } // else the engine tries out whether the provider has the method
      throw e;
    }
  }

  /**
   * One call by method name, tried again while that may help; a failure is the caller's to judge.
   *
   * @throws StatusRuntimeException as the provider answered last
   */
  byte[] tried(String method, byte[] request) {
    for (int attempt = 1; ; attempt++) {
      try {
        admit(method, request);
        return once(method, request);
      } catch (StatusRuntimeException e) {
        if (!VendorErrors.classify(e.getStatus()).worthRetrying()
            || attempt >= settings.retry().attempts()
            || remainingMillis() <= 0) {
          throw e;
        }
        pause(settings.retry().waitAfter(attempt, RandomGenerator.getDefault()), e);
      }
    }
  }

  /**
   * Waits until the account's limit lets the call pass.
   *
   * @throws StatusRuntimeException where that takes too long; nothing was sent then
   */
  void admit(String method, byte[] request) {
    var patience = Math.min(settings.queryDeadline().toMillis(), Math.max(0, remainingMillis()));
    gate.pass(method, request, Duration.ofMillis(patience));
  }

  /**
   * One call by method name, sent exactly once, at once.
   *
   * @throws StatusRuntimeException as the provider answered
   */
  byte[] once(String method, byte[] request) {
    var within =
        MUTATIONS.contains(method) ? settings.mutationDeadline() : settings.queryDeadline();
    // A mutation goes on when the engine has gone: its answer is worth having in the journal. For
    // the same reason it does not end with the operation's scope.
    var detached = MUTATIONS.contains(method);
    var context = detached ? Context.ROOT : Context.current();
    var previous = context.attach();
    try {
      return ClientCalls.blockingUnaryCall(
          channel,
          descriptor(method),
          CallOptions.DEFAULT
              .withDeadlineAfter(
                  Math.min(within.toMillis(), remainingMillis()), TimeUnit.MILLISECONDS)
              .withOption(ScopedClientCalls.DETACHED, detached),
          request);
    } finally {
      context.detach(previous);
    }
  }

  /** One typed call, tried again while that may help. */
  <T extends Message> T call(String method, Message request, Parser<T> answer) {
    return parse(answer, call(method, request.toByteArray()));
  }

  /** Reads a message that came as bytes. */
  static <T extends Message> T parse(Parser<T> parser, byte[] bytes) {
    try {
      return parser.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException("not a message of the provider protocol", e);
    }
  }

  /** Whether a method, by its full name, changes something at the vendor. */
  static boolean isMutation(String fullName) {
    return fullName.startsWith(SERVICE) && MUTATIONS.contains(fullName.substring(SERVICE.length()));
  }

  private long remainingMillis() {
    return Duration.between(Instant.now(), until).toMillis();
  }

  /** Waits before another try; an interrupt or the end of the session ends the call instead. */
  void pause(Duration wait, StatusRuntimeException cause) {
    try {
      if (closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        throw cause;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cause;
    }
  }

  /** Ends the waiting of calls that are to be tried again. */
  void close() {
    closed.countDown();
  }

  /** A method that takes and returns bytes. */
  static MethodDescriptor<byte[], byte[]> descriptor(String method) {
    return MethodDescriptor.<byte[], byte[]>newBuilder()
        .setType(MethodDescriptor.MethodType.UNARY)
        .setFullMethodName(SERVICE + method)
        .setRequestMarshaller(BYTES)
        .setResponseMarshaller(BYTES)
        .build();
  }

  private static final MethodDescriptor.Marshaller<byte[]> BYTES =
      new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] value) {
          return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
          try (stream) {
            return stream.readAllBytes();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      };
}

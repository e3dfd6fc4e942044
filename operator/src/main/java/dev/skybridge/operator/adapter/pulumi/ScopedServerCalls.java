package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.runtime.context.CancelledException;
import dev.skybridge.runtime.context.Cause;
import dev.skybridge.runtime.context.Scope;
import io.grpc.Context;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Runs each call in a scope inside of the operation's: it has the caller's deadline, and ends when
 * the caller cancels or the operation ends. Detached calls run to their end in no scope.
 */
final class ScopedServerCalls implements ServerInterceptor {
  private final Scope operation;
  private final Predicate<String> detached;

  /**
   * For one server.
   *
   * @param operation the scope around all calls
   * @param detached tells by a method's full name
   */
  ScopedServerCalls(Scope operation, Predicate<String> detached) {
    this.operation = operation;
    this.detached = detached;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    var method = call.getMethodDescriptor().getFullMethodName();
    if (detached.test(method)) {
      return next.startCall(call, headers);
    }
    var context = Context.current();
    var deadline = context.getDeadline();
    var scope =
        deadline == null
            ? operation.child(method)
            : operation.child(
                method,
                Duration.ofNanos(Math.max(0, deadline.timeRemaining(TimeUnit.NANOSECONDS))));
    context.addListener(
        ended -> {
          if (ended.cancellationCause() != null) { // else the call is over and all is well
            scope.cancel("the caller");
          }
        },
        Runnable::run);
    var answering = new Answering<>(call);
    return new InScope<>(next.startCall(answering, headers), scope, answering);
  }

  /** Knows whether the call has been answered. */
  private static final class Answering<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private boolean closed;

    Answering(ServerCall<Q, A> call) {
      super(call);
    }

    @Override
    public void close(Status status, Metadata trailers) {
      synchronized (this) {
        if (closed) {
          return;
        }
        closed = true;
      }
      super.close(status, trailers);
    }
  }

  private static final class InScope<Q, A> extends SimpleForwardingServerCallListener<Q> {
    private final Scope scope;
    private final Answering<Q, A> call;

    InScope(ServerCall.Listener<Q> listener, Scope scope, Answering<Q, A> call) {
      super(listener);
      this.scope = scope;
      this.call = call;
    }

    @Override
    public void onMessage(Q message) {
      in(() -> super.onMessage(message));
    }

    @Override
    public void onHalfClose() {
      in(super::onHalfClose);
    }

    @Override
    public void onReady() {
      in(super::onReady);
    }

    @Override
    public void onCancel() {
      try (scope) {
        super.onCancel();
      }
    }

    @Override
    public void onComplete() {
      try (scope) {
        super.onComplete();
      }
    }

    private void in(Runnable step) {
      try {
        scope.run(step::run);
      } catch (CancelledException e) {
        var status =
            e.reason().root() instanceof Cause.DeadlinePassed
                ? Status.DEADLINE_EXCEEDED
                : Status.CANCELLED;
        call.close(status.withDescription(e.getMessage()), new Metadata());
      }
    }
  }
}

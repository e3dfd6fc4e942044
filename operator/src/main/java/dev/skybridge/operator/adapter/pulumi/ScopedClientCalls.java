package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.context.Timer;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.Deadline;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/**
 * Gives each call the time that the current scope has left, and cancels it when the scope ends. The
 * protocol carries the time to the other side.
 */
final class ScopedClientCalls implements ClientInterceptor {
  /** For a call that is to be answered even where nobody waits any more. */
  static final CallOptions.Key<Boolean> DETACHED =
      CallOptions.Key.createWithDefault("detached from the scope", false);

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    var current = Scope.current();
    if (current.isEmpty() || options.getOption(DETACHED)) {
      return next.newCall(method, options);
    }
    var scope = current.get();
    // The context and not the call is cancelled: a call may be at that moment about to send.
    var context = Context.current().withCancellation();
    var previous = context.attach();
    try {
      return new Scoped<>(next.newCall(method, within(scope, options)), scope, context);
    } finally {
      context.detach(previous);
    }
  }

  private static CallOptions within(Scope scope, CallOptions options) {
    return scope
        .remaining()
        .map(left -> Deadline.after(left.toNanos(), TimeUnit.NANOSECONDS))
        .map(own ->
            options.getDeadline() == null
                ? options.withDeadline(own)
                : options.withDeadline(own.minimum(options.getDeadline())))
        .orElse(options);
  }

  private static final class Scoped<Q, A> extends SimpleForwardingClientCall<Q, A> {
    private final CancellableContext context;
    private final Timer.Timeout atEnd;

    Scoped(ClientCall<Q, A> call, Scope scope, CancellableContext context) {
      super(call);
      this.context = context;
      this.atEnd =
          scope.onEnd(
              () -> context.cancel(new CancellationException(String.valueOf(scope.cause()))));
    }

    @Override
    public void start(Listener<A> listener, Metadata headers) {
      super.start(
          new SimpleForwardingClientCallListener<>(listener) {
            @Override
            public void onClose(Status status, Metadata trailers) {
              atEnd.cancel();
              context.cancel(null);
              super.onClose(status, trailers);
            }
          },
          headers);
    }
  }
}

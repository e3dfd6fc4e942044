package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.context.Timer;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Deadline;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

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
    return new Scoped<>(next.newCall(method, within(scope, options)), scope);
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
    private final Scope scope;
    private Timer.@Nullable Timeout atEnd;
    private boolean closed;

    Scoped(ClientCall<Q, A> call, Scope scope) {
      super(call);
      this.scope = scope;
    }

    @Override
    public void start(Listener<A> listener, Metadata headers) {
      super.start(
          new SimpleForwardingClientCallListener<>(listener) {
            @Override
            public void onClose(Status status, Metadata trailers) {
              forget();
              super.onClose(status, trailers);
            }
          },
          headers);
      var registered =
          scope.onEnd(() -> cancel(scope.cause().map(String::valueOf).orElse("ended"), null));
      synchronized (this) {
        atEnd = registered;
        if (closed) {
          registered.cancel();
        }
      }
    }

    private synchronized void forget() {
      closed = true;
      if (atEnd != null) {
        atEnd.cancel();
      }
    }
  }
}

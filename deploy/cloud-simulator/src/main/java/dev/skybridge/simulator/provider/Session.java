package dev.skybridge.simulator.provider;

import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerTransportFilter;
import java.util.Optional;

/**
 * What one connection was configured with. The engine, and whoever stands between it and this
 * provider, opens one connection per provider instance, so two stacks with different accounts never
 * mix.
 */
final class Session {

  private static final Attributes.Key<Session> ATTRIBUTE = Attributes.Key.create("session");
  private static final Context.Key<Session> CURRENT = Context.key("session");

  private volatile Optional<Caller> caller = Optional.empty();

  /** The session of the connection that the running call came by. */
  static Session current() {
    return Optional.ofNullable(CURRENT.get()).orElseGet(Session::new);
  }

  /** The configured caller; empty until the connection is configured. */
  Optional<Caller> caller() {
    return caller;
  }

  void configure(Caller configured) {
    caller = Optional.of(configured);
  }

  /** Gives each new connection a session. */
  static final class PerConnection extends ServerTransportFilter {
    @Override
    public Attributes transportReady(Attributes attributes) {
      return attributes.toBuilder().set(ATTRIBUTE, new Session()).build();
    }
  }

  /** Makes a call see its connection's session. */
  static final class PerCall implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      Session session = call.getAttributes().get(ATTRIBUTE);
      return session == null
          ? next.startCall(call, headers)
          : Contexts.interceptCall(
              Context.current().withValue(CURRENT, session), call, headers, next);
    }
  }
}

package dev.skybridge.operator.console;

import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.context.carry.TimeoutHeader;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Runs each call in a scope that lasts as long as the caller waits (see {@link TimeoutHeader}), and
 * no longer than calls may. Around the method and not a filter before it, since a scope is carried
 * by the thread that is inside of it.
 */
@Bounded
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class CallDeadline {
  private final Scope process;
  private final ConsoleConfig config;
  private final HttpHeaders headers;

  /**
   * An interceptor.
   *
   * @param process the scope around all calls
   * @param config says how long a call may take
   * @param headers of the current call
   */
  @Inject
  public CallDeadline(Scope process, ConsoleConfig config, HttpHeaders headers) {
    this.process = process;
    this.config = config;
    this.headers = headers;
  }

  /** One call. */
  @AroundInvoke
  public @Nullable Object bounded(InvocationContext call) throws Exception {
    return within(call.getMethod().getName(), call::proceed);
  }

  <T extends @Nullable Object> T within(String name, Callable<T> call) throws Exception {
    var asked = headers.getHeaderString(TimeoutHeader.NAME);
    try (var scope = process.child(TimeoutHeader.incoming(name, asked, config.callDeadline()))) {
      return scope.<T, Exception>call(call::call);
    }
  }
}

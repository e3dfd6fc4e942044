package dev.skybridge.operator.adapter.edge;

import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Says why a call in the background got no answer. */
final class NoAnswer {
  private NoAnswer() {}

  static String why(@Nullable Throwable failure, Duration deadline) {
    var cause =
        failure instanceof CompletionException wrapped && wrapped.getCause() != null
            ? wrapped.getCause()
            : failure;
    if (cause instanceof HttpTimeoutException) {
      return "no answer within " + deadline.toMillis() + " ms";
    }
    return cause == null ? "no answer" : cause.getClass().getSimpleName();
  }
}

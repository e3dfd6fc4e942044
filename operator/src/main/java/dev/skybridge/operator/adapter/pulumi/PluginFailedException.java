package dev.skybridge.operator.adapter.pulumi;

import org.jspecify.annotations.Nullable;

/** A vendor's plugin can't be found or does not start. */
final class PluginFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PluginFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

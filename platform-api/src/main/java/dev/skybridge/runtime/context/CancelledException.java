package dev.skybridge.runtime.context;

import org.jspecify.annotations.Nullable;

/** The scope that the caller works in has ended; nothing is to be tried again in it. */
public final class CancelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Cause reason;

  CancelledException(String scope, Cause reason, @Nullable Throwable thrown) {
    super(scope + ": " + reason, thrown);
    this.reason = reason;
  }

  /** Why the scope ended. */
  public Cause reason() {
    return reason == null ? new Cause.Closed() : reason;
  }
}

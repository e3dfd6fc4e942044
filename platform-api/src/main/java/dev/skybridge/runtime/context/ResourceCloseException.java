package dev.skybridge.runtime.context;

import java.util.List;

/** Resources of a scope could not be closed; each was tried once, and the others are closed. */
public final class ResourceCloseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ResourceCloseException(String scope, List<Throwable> thrown) {
    super(thrown.size() + " resources of " + scope + " could not be closed");
    thrown.forEach(this::addSuppressed);
  }
}

package dev.skybridge.operator.adapter.argocd;

import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;

/**
 * Argo CD could not be asked ({@link Reason#ARGOCD_UNREACHABLE}: try again) or refused ({@link
 * Reason#ARGOCD_REFUSED}: a person must act).
 */
final class ArgoFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private static final int LATE = 504;

  private final Reason reason;
  private final int status;

  private ArgoFailure(Reason reason, int status, String message) {
    super(message);
    this.reason = reason;
    this.status = status;
  }

  static ArgoFailure unreachable(String message) {
    return new ArgoFailure(Reason.ARGOCD_UNREACHABLE, 0, message);
  }

  /** Nothing came in time: the answer may still be on its way, so asking at once helps nobody. */
  static ArgoFailure late(String message) {
    return new ArgoFailure(Reason.ARGOCD_UNREACHABLE, LATE, message);
  }

  /** From an HTTP status that is not a success. */
  static ArgoFailure of(int status, String message) {
    var reason =
        status < 500 && status != 408 && status != 409 && status != 429
            ? Reason.ARGOCD_REFUSED
            : Reason.ARGOCD_UNREACHABLE;
    return new ArgoFailure(reason, status, message);
  }

  boolean isLate() {
    return status == LATE;
  }

  boolean isNotFound() {
    return status == 404;
  }

  boolean isBadRequest() {
    return status == 400;
  }

  boolean isUnauthorized() {
    return status == 401;
  }

  /** Whether the same request may work when sent again at once. */
  boolean isTransient() {
    return reason == Reason.ARGOCD_UNREACHABLE && status != LATE;
  }

  Problem problem() {
    return new Problem(reason, String.valueOf(getMessage()));
  }
}

package dev.skybridge.operator.adapter.git;

import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.JGitText;
import org.jspecify.annotations.Nullable;

/**
 * The remote repository could not be read or written. {@link Reason#GIT_UNREACHABLE}: try again;
 * {@link Reason#GIT_REFUSED}: a person must act.
 */
final class GitFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  GitFailure(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  private GitFailure(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /**
   * JGit has a type for a missing repository only; the other refusals it tells by constant texts of
   * its own ({@link JGitText}).
   */
  static GitFailure of(String url, TransportException failure) {
    var refused = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      refused |= cause instanceof NoRemoteRepositoryException || refuses(cause.getMessage());
    }
    var detail = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return new GitFailure(
        refused ? Reason.GIT_REFUSED : Reason.GIT_UNREACHABLE,
        detail.contains(url) ? detail : url + ": " + detail,
        failure);
  }

  Problem problem() {
    return new Problem(reason, String.valueOf(getMessage()));
  }

  private static boolean refuses(@Nullable String message) {
    if (message == null) {
      return false;
    }
    var texts = JGitText.get();
    return message.contains(texts.notAuthorized)
        || message.contains(texts.authenticationNotSupported)
        || message.contains(texts.pushNotPermitted)
        || message.contains(permitted(texts.serviceNotPermitted));
  }

  /** The constant part of {@code {1} not permitted on ''{0}''}. */
  private static String permitted(String pattern) {
    return pattern.substring(pattern.indexOf('}') + 1, pattern.lastIndexOf("''{")).strip();
  }
}

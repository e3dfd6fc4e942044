package dev.skybridge.operator.adapter.argocd;

import dev.skybridge.model.Problem;
import dev.skybridge.model.Reason;
import java.util.List;
import java.util.Map;

/**
 * Why Argo CD can't compare an application with its source. Argo CD gives a text only; the parts
 * looked for are those of its {@code util/app/path/path.go} and {@code util/git/client.go}, and of
 * go-git and the Go network library below them (version 3.2). Pure.
 */
final class SourceProblem {
  private static final Map<Reason, List<String>> MARKS =
      Map.of(
          Reason.SOURCE_NOT_FOUND,
          List.of(
              "app path does not exist",
              "to a commit sha",
              "couldn't find remote ref",
              "repository not found",
              "repository does not exist",
              "unable to find reference"),
          Reason.GIT_REFUSED,
          List.of(
              "authentication required",
              "authorization failed",
              "permission denied",
              "invalid credentials",
              "handshake failed"),
          Reason.GIT_UNREACHABLE,
          List.of(
              "connection refused",
              "no such host",
              "i/o timeout",
              "deadline exceeded",
              "connection reset",
              "network is unreachable",
              "bad gateway",
              "service unavailable"));

  /** A missing path is told also where a slow network is mentioned beside it. */
  private static final List<Reason> ORDER =
      List.of(Reason.SOURCE_NOT_FOUND, Reason.GIT_REFUSED, Reason.GIT_UNREACHABLE);

  private SourceProblem() {}

  /** Of the message of a ComparisonError; what is not known is a fault of the manifests. */
  static Problem of(String message) {
    var lower = message.toLowerCase(java.util.Locale.ROOT);
    for (var reason : ORDER) {
      if (MARKS.getOrDefault(reason, List.of()).stream().anyMatch(lower::contains)) {
        return new Problem(reason, message);
      }
    }
    return new Problem(Reason.SYNC_FAILED, message);
  }
}

package dev.skybridge.operator.console;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can go wrong with a call. */
public enum ProblemCode {
  /** No token, or one that is not accepted. */
  @JsonProperty("NotAuthenticated")
  NOT_AUTHENTICATED(
      401,
      "Not signed in",
      "Sign in with a Kubernetes token, for example of: kubectl create token NAME."),
  /** The user may not do this. */
  @JsonProperty("NotAuthorized")
  NOT_AUTHORIZED(
      403,
      "Not allowed",
      "Ask for a Role with this verb on this resource; kubectl auth can-i tells the same."),
  /** There is no such object. */
  @JsonProperty("NotFound")
  NOT_FOUND(404, "Not found", "Check namespace and name; it may have been deleted."),
  /** A parameter is not valid. */
  @JsonProperty("InvalidRequest")
  INVALID_REQUEST(400, "Not valid", "Correct the parameter that the detail names."),
  /** The API server refused a change. */
  @JsonProperty("ChangeRefused")
  CHANGE_REFUSED(
      409, "Change refused", "The detail is the API server's own; correct what it names."),
  /** A diagnostic bundle is being written for somebody else. */
  @JsonProperty("BundleInProgress")
  BUNDLE_IN_PROGRESS(
      409, "A bundle is being written", "Wait until it is done; only one can be at a time."),
  /** Too many streams are open. */
  @JsonProperty("TooManyStreams")
  TOO_MANY_STREAMS(
      503, "Too many live views", "Close other tabs, or raise skybridge.console.max-streams."),
  /** The Kubernetes API does not answer. */
  @JsonProperty("ClusterUnreachable")
  CLUSTER_UNREACHABLE(
      503,
      "Kubernetes API unreachable",
      "Wait: it is tried again. If it lasts, check the operator's way to the Kubernetes API."),
  /** The call was not answered in time. */
  @JsonProperty("DeadlineExceeded")
  DEADLINE_EXCEEDED(
      504,
      "Took too long",
      "Try again. If it lasts, look at the Runtime page for what is slow; skybridge.console.call-deadline"
          + " bounds a call.");

  private final int status;
  private final String title;
  private final String cure;

  ProblemCode(int status, String title, String cure) {
    this.status = status;
    this.title = title;
    this.cure = cure;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  String cure() {
    return cure;
  }
}

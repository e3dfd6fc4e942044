package dev.skybridge.operator.adapter.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.operator.delivery.DeliveryTarget;
import dev.skybridge.operator.delivery.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is read of an Argo CD application. Absent texts are empty, as in Argo CD's own Go structs.
 *
 * @param json the application as Argo CD gave it
 */
record ArgoApplication(JsonNode json) {

  String name() {
    return json.at("/metadata/name").asText();
  }

  /** Counts up with each write; 0 where it is no number. */
  long resourceVersion() {
    return json.at("/metadata/resourceVersion").asLong();
  }

  boolean isDeleting() {
    return json.at("/metadata").hasNonNull("deletionTimestamp");
  }

  String owner() {
    return json.path("metadata").path("labels").path(Names.OWNER).asText();
  }

  /** Whose application it is; empty where the annotation does not tell. */
  Optional<DeliveryTarget> target() {
    var path =
        List.of(
            json.path("metadata").path("annotations").path(Names.TARGET).asText().split("/", -1));
    return path.size() == 3
        ? Optional.of(
            new DeliveryTarget(
                path.get(0), path.get(1), path.get(2), json.at("/spec/destination/name").asText()))
        : Optional.empty();
  }

  String sync() {
    return json.at("/status/sync/status").asText();
  }

  /** Commit that the comparison was made with; null before the first. */
  @Nullable String revision() {
    var revision = json.at("/status/sync/revision").asText();
    return revision.isEmpty() ? null : revision;
  }

  /** Whether the comparison was made with the source that the spec has now. */
  boolean comparedToSpec() {
    return json.at("/status/sync/comparedTo/source").equals(json.at("/spec/source"));
  }

  String health() {
    return json.at("/status/health/status").asText();
  }

  /** Whether a sync is asked for or under way; Argo CD deletes nothing before that has ended. */
  boolean hasOperation() {
    return json.hasNonNull("operation");
  }

  /** Whether a sync has failed and is being tried again. */
  boolean isRetrying() {
    return operationPhase().equals("Running") && operationRetries() > 0;
  }

  /** Running, Succeeded, Failed, Error, Terminating, or empty before the first sync. */
  String operationPhase() {
    return json.at("/status/operationState/phase").asText();
  }

  String operationMessage() {
    return json.at("/status/operationState/message").asText();
  }

  int operationRetries() {
    return json.at("/status/operationState/retryCount").asInt();
  }

  /** Commit that the last sync brought, or is bringing, to the cluster. */
  String operationRevision() {
    return json.at("/status/operationState/syncResult/revision").asText();
  }

  /** {@code Kind name: message} of each object that the last sync could not apply. */
  List<String> refusedObjects() {
    var refused = new ArrayList<String>();
    for (var result : json.at("/status/operationState/syncResult/resources")) {
      if ("SyncFailed".equals(result.path("status").asText())) {
        refused.add(
            result.path("kind").asText()
                + " "
                + result.path("name").asText()
                + ": "
                + result.path("message").asText());
      }
    }
    return refused;
  }

  /** The message of the first condition of that type. */
  Optional<String> condition(String type) {
    for (var condition : json.at("/status/conditions")) {
      if (type.equals(condition.path("type").asText())) {
        return Optional.of(condition.path("message").asText());
      }
    }
    return Optional.empty();
  }
}

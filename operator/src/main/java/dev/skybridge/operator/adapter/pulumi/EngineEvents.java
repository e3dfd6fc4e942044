package dev.skybridge.operator.adapter.pulumi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import pulumirpc.EventsGrpc;
import pulumirpc.EventsOuterClass.EventRequest;

/**
 * Receives the engine's event log ({@code --event-log tcp://…}): the machine-readable account of
 * what an operation did. Secrets in it are blinded by the engine.
 */
final class EngineEvents extends EventsGrpc.EventsImplBase {
  private static final Logger LOG = Logger.getLogger(EngineEvents.class);
  private static final int KEPT_ERRORS = 20;

  private final ObjectMapper json = new ObjectMapper();
  private final boolean detailed;
  private final Map<String, Integer> steps = new TreeMap<>();
  private final List<String> errors = new ArrayList<>();
  private final List<JsonNode> announced = new ArrayList<>();
  private final List<JsonNode> finished = new ArrayList<>();

  /**
   * For one run.
   *
   * @param detailed whether the steps are kept with their properties
   */
  EngineEvents(boolean detailed) {
    this.detailed = detailed;
  }

  @Override
  public StreamObserver<EventRequest> streamEvents(StreamObserver<Empty> answer) {
    return new StreamObserver<>() {
      @Override
      public void onNext(EventRequest event) {
        note(event.getEvent());
      }

      @Override
      public void onError(Throwable t) {
        LOG.debugf("the engine's event stream ended early: %s", t.getMessage());
      }

      @Override
      public void onCompleted() {
        answer.onNext(Empty.getDefaultInstance());
        answer.onCompleted();
      }
    };
  }

  /** Finished steps on the vendor's resources, by the engine's word for the step. */
  synchronized int count(String step) {
    return steps.getOrDefault(step, 0);
  }

  /** Steps that were announced on the vendor's resources, as the engine describes them. */
  synchronized List<JsonNode> announced() {
    return List.copyOf(announced);
  }

  /** Steps that were finished on the vendor's resources, as the engine describes them. */
  synchronized List<JsonNode> finished() {
    return List.copyOf(finished);
  }

  /** Error messages for a person, the first ones. */
  synchronized List<String> errors() {
    return List.copyOf(errors);
  }

  private synchronized void note(String event) {
    try {
      var node = json.readTree(event);
      var done = node.path("resOutputsEvent").path("metadata");
      if (isVendors(done)) {
        steps.merge(done.path("op").asText(), 1, Integer::sum);
        if (detailed) {
          finished.add(done);
        }
      }
      var begun = node.path("resourcePreEvent").path("metadata");
      if (detailed && isVendors(begun)) {
        announced.add(begun);
      }
      var diagnostic = node.path("diagnosticEvent");
      if (isError(diagnostic) && errors.size() < KEPT_ERRORS) {
        errors.add(diagnostic.path("message").asText().strip());
      }
    } catch (JsonProcessingException e) {
      LOG.warnf("the engine sent an event that is not JSON: %s", e.getOriginalMessage());
    }
  }

  private static boolean isVendors(JsonNode step) {
    return !step.isMissingNode() && !step.path("type").asText().startsWith("pulumi:");
  }

  private static boolean isError(JsonNode diagnostic) {
    return diagnostic.path("severity").asText().equals("error");
  }
}

package dev.skybridge.operator.console;

import dev.skybridge.operator.security.Caller;
import dev.skybridge.operator.security.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Live changes of the objects that the caller may see, as server-sent events. */
@Path("/api/v1/events")
@SignedIn
@RunOnVirtualThread
@Tag(name = "events")
@APIResponse(
    responseCode = "default",
    description = "A problem (RFC 9457)",
    content =
        @Content(
            mediaType = "application/problem+json",
            schema = @Schema(implementation = Problem.class)))
public class EventsResource {
  private final ConsoleObjects objects;
  private final ChangeStreams streams;
  private final Caller caller;
  private final Semaphore places;
  private final int maxStreams;

  /**
   * A resource.
   *
   * @param objects whose changes are sent
   * @param streams sends them
   * @param caller who calls
   * @param config limits
   */
  @Inject
  public EventsResource(
      ConsoleObjects objects, ChangeStreams streams, Caller caller, ConsoleConfig config) {
    this.objects = objects;
    this.streams = streams;
    this.caller = caller;
    this.maxStreams = config.maxStreams();
    this.places = new Semaphore(maxStreams);
  }

  /**
   * Sends changes until the client goes away or the token is no longer accepted. An event {@code
   * reset} says that changes may be missing: look at everything anew.
   */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(operationId = "streamEvents", summary = "Live changes as server-sent events")
  @APIResponse(
      responseCode = "200",
      description = "Events change (data: Change) and reset",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = Change.class)))
  public void stream(
      @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
      @HeaderParam("Authorization") String authorization,
      @Context SseEventSink sink,
      @Context Sse sse)
      throws InterruptedException {
    var user = caller.user();
    objects.applications();
    if (!places.tryAcquire()) {
      throw new TooManyStreams(maxStreams);
    }
    try (sink) {
      streams.send(user, authorization, lastEventId, sink, sse);
    } finally {
      places.release();
    }
  }
}

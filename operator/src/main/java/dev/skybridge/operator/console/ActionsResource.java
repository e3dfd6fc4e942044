package dev.skybridge.operator.console;

import dev.skybridge.operator.Annotations;
import dev.skybridge.operator.security.Caller;
import dev.skybridge.operator.security.Permission;
import dev.skybridge.operator.security.SignedIn;
import dev.skybridge.operator.security.Visibility;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Small changes that a person makes to an application, in that person's name. */
@Path("/api/v1/applications/{namespace}/{name}")
@Produces(MediaType.APPLICATION_JSON)
@SignedIn
@Bounded
@RunOnVirtualThread
@Tag(name = "applications")
@APIResponse(
    responseCode = "default",
    description = "A problem (RFC 9457)",
    content =
        @Content(
            mediaType = "application/problem+json",
            schema = @Schema(implementation = Problem.class)))
public class ActionsResource {
  private final ApplicationAnnotator annotator;
  private final Visibility visibility;
  private final Caller caller;
  private final InstantSource clock;

  /**
   * A resource.
   *
   * @param annotator writes annotations
   * @param visibility what the caller may do
   * @param caller who calls
   * @param clock tells when it was asked for
   */
  @Inject
  public ActionsResource(
      ApplicationAnnotator annotator, Visibility visibility, Caller caller, InstantSource clock) {
    this.annotator = annotator;
    this.visibility = visibility;
    this.caller = caller;
    this.clock = clock;
  }

  /** Pauses reconciliation; resume undoes it. */
  @POST
  @Path("/pause")
  @Operation(operationId = "pauseApplication", summary = "Pause reconciliation")
  @APIResponse(responseCode = "204", description = "Paused")
  public void pause(@PathParam("namespace") String namespace, @PathParam("name") String name) {
    annotate(namespace, name, Annotations.PAUSED, "true");
  }

  /** Lets reconciliation go on; pause undoes it. */
  @POST
  @Path("/resume")
  @Operation(operationId = "resumeApplication", summary = "Resume reconciliation")
  @APIResponse(responseCode = "204", description = "Resumed")
  public void resume(@PathParam("namespace") String namespace, @PathParam("name") String name) {
    annotate(namespace, name, Annotations.PAUSED, null);
  }

  /** Asks for a reconcile now. */
  @POST
  @Path("/reconcile")
  @Operation(operationId = "reconcileApplication", summary = "Reconcile now")
  @APIResponse(responseCode = "204", description = "Asked for")
  public void reconcile(@PathParam("namespace") String namespace, @PathParam("name") String name) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    annotate(namespace, name, Annotations.RECONCILE_REQUESTED, now);
  }

  private void annotate(String namespace, String name, String key, @Nullable String value) {
    var user = caller.user();
    visibility.require(user, Permission.on("patch", ApplicationsResource.APPLICATIONS, namespace));
    annotator.annotate(user, namespace, name, key, value);
  }
}

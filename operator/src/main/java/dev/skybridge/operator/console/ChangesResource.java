package dev.skybridge.operator.console;

import dev.skybridge.crd.CloudStack;
import dev.skybridge.model.PlanArchive;
import dev.skybridge.model.PlanArchive.KeptPlan;
import dev.skybridge.model.StackId;
import dev.skybridge.operator.security.Caller;
import dev.skybridge.operator.security.Permission;
import dev.skybridge.operator.security.SignedIn;
import dev.skybridge.operator.security.Visibility;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Plans, drift and history of an application's stacks, and what a person may do about them. */
@Path("/api/v1/applications/{namespace}/{name}/changes")
@Produces(MediaType.APPLICATION_JSON)
@SignedIn
@Bounded
@RunOnVirtualThread
@Tag(name = "changes")
@APIResponse(
    responseCode = "default",
    description = "A problem (RFC 9457)",
    content =
        @Content(
            mediaType = "application/problem+json",
            schema = @Schema(implementation = Problem.class)))
public class ChangesResource {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final String STACKS = "cloudstacks";

  private final ConsoleObjects objects;
  private final PlanArchive archive;
  private final StackChanges changes;
  private final Visibility visibility;
  private final Caller caller;
  private final InstantSource clock;

  /**
   * A resource.
   *
   * @param objects to read
   * @param archive plans with their differences
   * @param changes what a person may do
   * @param visibility what the caller may see
   * @param caller who calls
   * @param clock tells when it was asked for
   */
  @Inject
  public ChangesResource(
      ConsoleObjects objects,
      PlanArchive archive,
      StackChanges changes,
      Visibility visibility,
      Caller caller,
      InstantSource clock) {
    this.objects = objects;
    this.archive = archive;
    this.changes = changes;
    this.visibility = visibility;
    this.caller = caller;
    this.clock = clock;
  }

  /** Plan, drift and history of each stack. */
  @GET
  @Operation(operationId = "listChanges", summary = "Plans, drift and history")
  @APIResponse(responseCode = "200", description = "One entry a stack, by placement")
  public List<StackChangesView> list(
      @PathParam("namespace") String namespace, @PathParam("name") String name) {
    visibility.require(caller.user(), Permission.on("get", STACKS, namespace));
    if (objects.application(namespace, name).isEmpty()) {
      throw new ObjectNotFound("application", namespace, name);
    }
    return objects.stacks(namespace, name).stream()
        .sorted(Comparator.comparing(stack -> stack.getSpec().placement()))
        .map(stack -> StackChangesView.of(stack, archive))
        .toList();
  }

  /** Approves the plan of a stack. */
  @POST
  @Path("/{stack}/approve")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "approvePlan", summary = "Approve a plan")
  @APIResponse(responseCode = "204", description = "Approved")
  public void approve(
      @PathParam("namespace") String namespace,
      @PathParam("name") String name,
      @PathParam("stack") String stack,
      ApprovalRequest request) {
    if (request == null || !HASH.matcher(request.planHash()).matches()) {
      throw new InvalidRequest("planHash must be the 64 hexadecimal digits of a plan");
    }
    visibility.require(caller.user(), Permission.on("create", "approvals", namespace));
    stack(namespace, name, stack);
    changes.approve(
        caller.user(),
        namespace,
        stack,
        request.planHash(),
        request.resources(),
        request.comment());
  }

  /** Asks to compare the cloud with what was asked for. */
  @POST
  @Path("/{stack}/inspect")
  @Operation(operationId = "inspectStack", summary = "Look for drift now")
  @APIResponse(responseCode = "204", description = "Asked for")
  public void inspect(
      @PathParam("namespace") String namespace,
      @PathParam("name") String name,
      @PathParam("stack") String stack) {
    visibility.require(caller.user(), Permission.on("patch", STACKS, namespace));
    stack(namespace, name, stack);
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    changes.inspect(caller.user(), namespace, stack, now);
  }

  /** Asks the application for the resources of an earlier plan. */
  @POST
  @Path("/{stack}/history/{hash}/roll-back")
  @Operation(operationId = "rollBack", summary = "Go back to the resources of an earlier plan")
  @APIResponse(responseCode = "204", description = "Asked for; it is planned like any change")
  @APIResponse(responseCode = "404", description = "There is no such plan in the history")
  public void rollBack(
      @PathParam("namespace") String namespace,
      @PathParam("name") String name,
      @PathParam("stack") String stack,
      @PathParam("hash") String hash) {
    visibility.require(
        caller.user(), Permission.on("patch", ApplicationsResource.APPLICATIONS, namespace));
    stack(namespace, name, stack);
    var resources =
        archive
            .find(new StackId(namespace, stack), hash)
            .map(KeptPlan::resources)
            .orElseThrow(() -> new ObjectNotFound("applied plan", namespace, hash));
    changes.rollBack(caller.user(), namespace, name, resources);
  }

  private CloudStack stack(String namespace, String application, String name) {
    return objects.stacks(namespace, application).stream()
        .filter(stack -> stack.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new ObjectNotFound("stack", namespace, name));
  }
}

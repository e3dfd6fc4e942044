package dev.skybridge.operator.console;

import dev.skybridge.crd.Application;
import dev.skybridge.crd.CloudAccount;
import dev.skybridge.crd.TrafficRoute;
import dev.skybridge.crd.TrafficRouteStatus;
import dev.skybridge.operator.security.Caller;
import dev.skybridge.operator.security.Permission;
import dev.skybridge.operator.security.SignedIn;
import dev.skybridge.operator.security.Visibility;
import dev.skybridge.operator.traffic.Edges;
import dev.skybridge.operator.traffic.TrafficOutlook;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The traffic of an application's placements, what a loss would do, and who writes. */
@Path("/api/v1/applications/{namespace}/{name}/traffic")
@Produces(MediaType.APPLICATION_JSON)
@SignedIn
@Bounded
@RunOnVirtualThread
@Tag(name = "traffic")
@APIResponse(
    responseCode = "default",
    description = "A problem (RFC 9457)",
    content =
        @Content(
            mediaType = "application/problem+json",
            schema = @Schema(implementation = Problem.class)))
public class TrafficResource {
  private static final String ROUTES = "trafficroutes";
  private static final String ACCOUNTS = "cloudaccounts";

  private final ConsoleObjects objects;
  private final TrafficOutlook outlook;
  private final Edges edges;
  private final TrafficSteering steering;
  private final Visibility visibility;
  private final Caller caller;
  private final InstantSource clock;

  /**
   * A resource.
   *
   * @param objects to read
   * @param outlook what may come
   * @param edges what they know
   * @param steering what a person may do
   * @param visibility what the caller may see
   * @param caller who calls
   * @param clock tells one wish from another
   */
  @Inject
  public TrafficResource(
      ConsoleObjects objects,
      TrafficOutlook outlook,
      Edges edges,
      TrafficSteering steering,
      Visibility visibility,
      Caller caller,
      InstantSource clock) {
    this.objects = objects;
    this.outlook = outlook;
    this.edges = edges;
    this.steering = steering;
    this.visibility = visibility;
    this.caller = caller;
    this.clock = clock;
  }

  /** The placements and their traffic; of an application without a TrafficRoute the former only. */
  @GET
  @Operation(operationId = "getTraffic", summary = "Placements and their traffic")
  @APIResponse(responseCode = "200", description = "The placements")
  @APIResponse(responseCode = "404", description = "There is no such application")
  public TrafficView get(@PathParam("namespace") String namespace, @PathParam("name") String name) {
    visibility.require(
        caller.user(), Permission.on("get", ApplicationsResource.APPLICATIONS, namespace));
    visibility.require(caller.user(), Permission.on("get", ROUTES, namespace));
    var application = application(namespace, name);
    var placements =
        new ApplicationViews(application, objects.stacks(namespace, name), accounts()).placements();
    return objects
        .route(namespace, name)
        .map(route ->
            TrafficView.of(
                route,
                placements,
                edges.of(namespace + "/" + name),
                reading(() -> outlook.question(route))))
        .orElseGet(() -> TrafficView.unsteered(placements));
  }

  /** What the loss of a placement would do. Nothing is changed. */
  @GET
  @Path("/rehearsal")
  @Operation(
      operationId = "rehearseLoss",
      summary = "Rehearse the loss of a placement",
      description =
          "The decisions that would be made, on a clock that is counted. Nothing changes.")
  @APIResponse(responseCode = "200", description = "Rehearsed: nothing was changed")
  @APIResponse(responseCode = "404", description = "No traffic is steered for this application")
  public RehearsalView rehearse(
      @PathParam("namespace") String namespace,
      @PathParam("name") String name,
      @Parameter(description = "The placement that is lost", required = true) @QueryParam("lose")
          @Nullable String lose) {
    visibility.require(caller.user(), Permission.on("get", ROUTES, namespace));
    var route = route(namespace, name);
    var lost = target(route, lose == null ? "" : lose);
    if (route.getStatus() == null || route.getStatus().targets().isEmpty()) {
      throw new ObjectsUnavailable("the placements have not been probed yet");
    }
    return RehearsalView.of(reading(() -> outlook.rehearse(route, lost)));
  }

  /** Asks that a placement writes. */
  @POST
  @Path("/move-writer")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "moveWriter", summary = "Let another placement write")
  @APIResponse(responseCode = "204", description = "Asked for")
  public void moveWriter(
      @PathParam("namespace") String namespace,
      @PathParam("name") String name,
      WriterRequest request) {
    visibility.require(caller.user(), Permission.on("patch", ROUTES, namespace));
    var route = route(namespace, name);
    var to = target(route, request == null ? "" : request.placement());
    if (!route.getSpec().traffic().hasOneWriter()) {
      throw new InvalidRequest("each placement writes what is its own: spec.traffic.writes");
    }
    var view = TargetView.of(route, status(route), to);
    if (view == null
        || view.drained()
        || view.withdrawn()
        || view.health() != TrafficRouteStatus.Health.HEALTHY) {
      // the wish would be kept, and met when nobody thinks of it any more
      throw new ChangeRefused(to + " can't write now: it is drained, withdrawn or does not answer");
    }
    steering.moveWriter(
        caller.user(), namespace, name, to, String.valueOf(clock.instant().toEpochMilli()));
  }

  /** Lets a placement write although it can't be shown that this is safe. */
  @POST
  @Path("/confirm-writer")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "confirmWriter", summary = "Answer what a person is asked")
  @APIResponse(responseCode = "204", description = "Confirmed, for this placement and this epoch")
  @APIResponse(responseCode = "409", description = "This is not, or no longer, what is asked")
  public void confirmWriter(
      @PathParam("namespace") String namespace,
      @PathParam("name") String name,
      WriterConfirmation request) {
    visibility.require(caller.user(), Permission.on("patch", ROUTES, namespace));
    var route = route(namespace, name);
    var to = target(route, request == null ? "" : request.placement());
    var isAsked =
        reading(() -> outlook.question(route))
            .filter(asked -> asked.to().equals(to) && asked.epoch() == request.epoch())
            .isPresent();
    if (!isAsked) {
      throw new ChangeRefused(
          "%s in epoch %d is not what is asked by now: look again".formatted(to, request.epoch()));
    }
    steering.confirmWriter(caller.user(), namespace, name, to, request.epoch());
  }

  private Application application(String namespace, String name) {
    return objects
        .application(namespace, name)
        .orElseThrow(() -> new ObjectNotFound("application", namespace, name));
  }

  private TrafficRoute route(String namespace, String name) {
    return objects
        .route(namespace, name)
        .orElseThrow(() -> new ObjectNotFound("trafficroute", namespace, name));
  }

  private static TrafficRouteStatus status(TrafficRoute route) {
    return route.getStatus() == null ? TrafficView.NOTHING_KNOWN : route.getStatus();
  }

  /** A body may lack what the record has. */
  private static String target(TrafficRoute route, @Nullable String placement) {
    return route.getSpec().targets().stream()
        .map(target -> target.name())
        .filter(name -> name.equals(placement))
        .findFirst()
        .orElseThrow(
            () -> new InvalidRequest("the placement must be one that traffic is steered to"));
  }

  private List<CloudAccount> accounts() {
    return visibility.seen(caller.user(), ACCOUNTS, objects.accounts());
  }

  private static <T> T reading(Supplier<T> read) {
    try {
      return read.get();
    } catch (KubernetesClientException e) {
      throw new ObjectsUnavailable("the Lease of the right to write can't be read");
    }
  }
}

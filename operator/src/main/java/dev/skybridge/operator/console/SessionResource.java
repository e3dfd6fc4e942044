package dev.skybridge.operator.console;

import dev.skybridge.model.Reason;
import dev.skybridge.operator.security.Caller;
import dev.skybridge.operator.security.SignedIn;
import dev.skybridge.operator.security.Visibility;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who calls, and where. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Bounded
@RunOnVirtualThread
@Tag(name = "session")
@APIResponse(
    responseCode = "default",
    description = "A problem (RFC 9457)",
    content =
        @Content(
            mediaType = "application/problem+json",
            schema = @Schema(implementation = Problem.class)))
public class SessionResource {
  private final ConsoleObjects objects;
  private final Visibility visibility;
  private final Caller caller;
  private final InfoView info;

  /**
   * A resource.
   *
   * @param objects to read
   * @param visibility what the caller may see
   * @param caller who calls
   * @param world the world that the operator stands in
   * @param version of the operator
   */
  @Inject
  public SessionResource(
      ConsoleObjects objects,
      Visibility visibility,
      Caller caller,
      WorldConfig world,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.objects = objects;
    this.visibility = visibility;
    this.caller = caller;
    this.info = new InfoView(version, world.simulated());
  }

  /** What anyone may know. */
  @GET
  @Path("/info")
  @Operation(operationId = "getInfo", summary = "What anyone may know")
  @APIResponse(responseCode = "200", description = "Version and world")
  public InfoView info() {
    return info;
  }

  /** The user who calls. */
  @GET
  @Path("/me")
  @SignedIn
  @Operation(operationId = "getMe", summary = "The user who calls")
  @APIResponse(responseCode = "200", description = "The user")
  public MeView me() {
    var user = caller.user();
    var candidates =
        objects.applications().stream()
            .map(application -> application.getMetadata().getNamespace())
            .collect(Collectors.toSet());
    var namespaces =
        visibility.visible(user, ApplicationsResource.APPLICATIONS, candidates).stream()
            .sorted()
            .toList();
    return new MeView(user.name(), user.groups(), namespaces, info.simulated(), info.version());
  }

  /** All reasons that conditions give, with what can be done. */
  @GET
  @Path("/reasons")
  @SignedIn
  @Operation(operationId = "listReasons", summary = "All reasons, with what can be done")
  @APIResponse(responseCode = "200", description = "The reasons")
  public List<ReasonView> reasons() {
    return Arrays.stream(Reason.values())
        .map(reason -> new ReasonView(reason.code(), Level.of(reason), reason.cure()))
        .toList();
  }
}

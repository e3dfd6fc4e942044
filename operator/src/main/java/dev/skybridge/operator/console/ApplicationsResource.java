package dev.skybridge.operator.console;

import dev.skybridge.crd.Application;
import dev.skybridge.operator.security.Caller;
import dev.skybridge.operator.security.Permission;
import dev.skybridge.operator.security.SignedIn;
import dev.skybridge.operator.security.Visibility;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Applications, read. */
@Path("/api/v1/applications")
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
public class ApplicationsResource {
  static final String APPLICATIONS = "applications";

  private final ConsoleObjects objects;
  private final Visibility visibility;
  private final Caller caller;
  private final ConsoleConfig config;

  /**
   * A resource.
   *
   * @param objects to read
   * @param visibility what the caller may see
   * @param caller who calls
   * @param config node budget
   */
  @Inject
  public ApplicationsResource(
      ConsoleObjects objects, Visibility visibility, Caller caller, ConsoleConfig config) {
    this.objects = objects;
    this.visibility = visibility;
    this.caller = caller;
    this.config = config;
  }

  /** A page of the applications that the caller may list. */
  @GET
  @Operation(operationId = "listApplications", summary = "List applications")
  @APIResponse(responseCode = "200", description = "A page")
  public ApplicationPage list(
      @Parameter(description = "Only these namespaces") @QueryParam("namespace")
          List<String> namespaces,
      @Parameter(description = "Text in namespace, name, reason or message") @QueryParam("search")
          @Nullable String search,
      @Parameter(description = "Only these: True, False, Unknown") @QueryParam("ready")
          List<String> ready,
      @Parameter(description = "Only on these clouds: aws, alicloud, tencentcloud")
          @QueryParam("provider")
          List<String> providers,
      @Parameter(
              description =
                  "name, namespace, ready, reason, placements or created; - before it descends")
          @QueryParam("sort")
          @DefaultValue("name")
          String sort,
      @Parameter(description = "From 1") @QueryParam("page") @DefaultValue("1") int page,
      @Parameter(description = "Lines a page, at most 200") @QueryParam("size") @DefaultValue("20")
          int size) {
    var query = ApplicationQuery.of(namespaces, search, ready, providers, sort, page, size);
    var all = objects.applications();
    var visible =
        visibility.visible(
            caller.user(),
            APPLICATIONS,
            all.stream()
                .map(application -> application.getMetadata().getNamespace())
                .collect(Collectors.toSet()));
    return query.select(
        all.stream()
            .filter(application -> visible.contains(application.getMetadata().getNamespace()))
            .map(ApplicationSummary::of)
            .toList());
  }

  /** Everything about one application. */
  @GET
  @Path("/{namespace}/{name}")
  @Operation(operationId = "getApplication", summary = "One application")
  @APIResponse(responseCode = "200", description = "The application")
  @APIResponse(responseCode = "404", description = "There is no such application")
  public ApplicationDetail get(
      @PathParam("namespace") String namespace, @PathParam("name") String name) {
    visibility.require(caller.user(), Permission.on("get", APPLICATIONS, namespace));
    var application = find(namespace, name);
    return new ApplicationViews(application, objects.stacks(namespace, name), objects.accounts())
        .detail(config.nodeBudget());
  }

  private Application find(String namespace, String name) {
    return objects
        .application(namespace, name)
        .orElseThrow(() -> new ObjectNotFound("application", namespace, name));
  }
}

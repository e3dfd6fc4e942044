package dev.skybridge.operator.console;

import dev.skybridge.operator.security.Caller;
import dev.skybridge.operator.security.Permission;
import dev.skybridge.operator.security.SignedIn;
import dev.skybridge.operator.security.Visibility;
import dev.skybridge.runtime.diagnostics.DiagnosticBundle;
import dev.skybridge.runtime.diagnostics.FlightStream;
import dev.skybridge.runtime.diagnostics.LeakDetector;
import dev.skybridge.runtime.diagnostics.MemorySnapshot;
import dev.skybridge.runtime.diagnostics.Snapshots;
import dev.skybridge.runtime.fanout.BreakerState;
import dev.skybridge.runtime.limit.LimiterState;
import dev.skybridge.runtime.pool.PoolSnapshot;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The execution core, looked at. Who may: {@code get} on {@code runtimes} of the group {@code
 * skybridge.dev}, which is no kind but a permission; for a bundle {@code create} on {@code
 * diagnosticbundles}.
 */
@Path("/api/v1/runtime")
@Produces(MediaType.APPLICATION_JSON)
@SignedIn
@RunOnVirtualThread
@Tag(name = "runtime")
@APIResponse(
    responseCode = "default",
    description = "A problem (RFC 9457)",
    content =
        @Content(
            mediaType = "application/problem+json",
            schema = @Schema(implementation = Problem.class)))
public class RuntimeResource {
  private static final String ZIP = "application/zip";

  /** Tasks that are shown one by one. */
  private static final int SLOWEST = 20;

  private final LeakDetector detector;
  private final FlightStream flight;
  private final Snapshots snapshots;
  private final DiagnosticBundle bundle;
  private final Visibility visibility;
  private final Caller caller;
  private final InstantSource clock;

  /**
   * A resource.
   *
   * @param detector tasks and leaks
   * @param flight recorder
   * @param snapshots pools, limiters, circuits
   * @param bundle writes bundles
   * @param visibility what the caller may do
   * @param caller who calls
   * @param clock tells when it was looked at
   */
  @Inject
  public RuntimeResource(
      LeakDetector detector,
      FlightStream flight,
      Snapshots snapshots,
      DiagnosticBundle bundle,
      Visibility visibility,
      Caller caller,
      InstantSource clock) {
    this.detector = detector;
    this.flight = flight;
    this.snapshots = snapshots;
    this.bundle = bundle;
    this.visibility = visibility;
    this.caller = caller;
    this.clock = clock;
  }

  /** The execution core of this replica, now. */
  @GET
  @Bounded
  @Operation(operationId = "getRuntime", summary = "The execution core, now")
  @APIResponse(responseCode = "200", description = "Pools, limiters, circuits, tasks")
  public RuntimeView runtime() {
    visibility.require(caller.user(), Permission.on("get", "runtimes", null));
    var report = detector.report();
    return new RuntimeView(
        clock.instant().toString(),
        snapshots.of(PoolSnapshot.class).stream().map(PoolView::of).toList(),
        snapshots.of(LimiterState.class).stream().map(LimiterView::of).toList(),
        snapshots.of(BreakerState.class).stream().map(CircuitView::of).toList(),
        report.origins().stream().map(OriginTasksView::of).toList(),
        report.stuck().stream().map(RuntimeTaskView::of).toList(),
        report.growths().stream().map(GrowthView::of).toList(),
        detector.oldest(SLOWEST).stream().map(RuntimeTaskView::of).toList(),
        FlightView.of(flight.snapshot(), MemorySnapshot.now()));
  }

  /** Writes a diagnostic bundle; one at a time. */
  @POST
  @Path("/bundle")
  @Produces(ZIP)
  @Operation(operationId = "writeBundle", summary = "A diagnostic bundle")
  @APIResponse(
      responseCode = "200",
      description = "Threads, recording, tasks, state, memory and versions; no secrets",
      content =
          @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Response bundle() throws IOException {
    visibility.require(caller.user(), Permission.on("create", "diagnosticbundles", null));
    // A file between: a bundle that fails is a problem document then, and not half a zip.
    var file = Files.createTempFile("bundle", ".zip");
    try (var turn = bundle.begin();
        var out = new BufferedOutputStream(Files.newOutputStream(file))) {
      turn.writeTo(out);
    } catch (IOException | RuntimeException e) {
      Files.delete(file);
      throw e;
    }
    var name = "skybridge-" + clock.instant().toString().replaceAll("[:.]", "-") + ".zip";
    return Response.ok(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE), ZIP)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }
}

package dev.skybridge.operator.metrics;

import io.prometheus.client.exporter.common.TextFormat;
import io.prometheus.client.hotspot.DefaultExports;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.StringWriter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** {@code /metrics} in the Prometheus text format. */
@Path("/metrics")
public class MetricsResource {
  private final PlatformMetrics metrics;

  /** Serves what {@code metrics} has. */
  @Inject
  public MetricsResource(PlatformMetrics metrics) {
    this.metrics = metrics;
  }

  @PostConstruct
  void start() {
    DefaultExports.register(metrics.registry());
  }

  /** All samples. */
  @GET
  @Blocking
  @Operation(hidden = true)
  public Response scrape(@HeaderParam("Accept") @Nullable String accept) throws IOException {
    var type = TextFormat.chooseContentType(accept);
    var body = new StringWriter();
    TextFormat.writeFormat(type, body, metrics.registry().metricFamilySamples());
    return Response.ok(body.toString(), type).build();
  }
}

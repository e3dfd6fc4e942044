package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service: rendered as a Deployment and, where it has a port, a Service.
 *
 * @param name DNS label, unique in the application
 * @param image container image
 * @param port TCP port it serves HTTP on; none for a worker
 * @param readinessPath HTTP path that answers 2xx when it can serve
 * @param replicas pods in each placement
 * @param cpu request, Kubernetes quantity
 * @param memory request and limit, Kubernetes quantity
 * @param env variables
 * @param bindings names of resources whose address and credentials it gets as variables
 */
public record ComponentSpec(
    @Required
        @Size(min = 1, max = 40)
        @Pattern("^[a-z]([-a-z0-9]*[a-z0-9])?$")
        @JsonPropertyDescription("DNS label, unique in the application.")
        String name,
    @Required
        @Size(min = 1, max = 512)
        @Pattern("^[^\\s]+$")
        @JsonPropertyDescription("Container image.")
        String image,
    @Min(1)
        @Max(65535)
        @JsonPropertyDescription("TCP port it serves HTTP on; leave out for a worker.")
        @Nullable Integer port,
    @Default("/")
        @Size(max = 512)
        @Pattern("^/[^\\s]*$")
        @JsonPropertyDescription("HTTP path that answers 2xx when it can serve.")
        @Nullable String readinessPath,
    @Default("1") @Min(0) @Max(1000) @JsonPropertyDescription("Pods in each placement.")
        @Nullable Integer replicas,
    @Default("100m")
        @Size(max = 20)
        @Pattern("^[0-9]+(\\.[0-9]+)?m?$")
        @JsonPropertyDescription("CPU request.")
        @Nullable String cpu,
    @Default("128Mi")
        @Size(max = 20)
        @Pattern("^[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi)?$")
        @JsonPropertyDescription("Memory request and limit.")
        @Nullable String memory,
    @Size(max = 100) @JsonPropertyDescription("Environment variables.") List<EnvSpec> env,
    @Size(max = 30)
        @JsonPropertyDescription(
            "Resources whose address and credentials it gets as variables, prefixed by the resource's name: ORDERS_HOST, ORDERS_PASSWORD.")
        List<String> bindings) {

  /** Copies the collections. */
  public ComponentSpec {
    env = Collections.copy(env);
    bindings = Collections.copy(bindings);
  }
}

package dev.skybridge.operator.console;

import dev.skybridge.model.Reason;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Makes the API description exact: a record's components are always present, and {@code
 * ReasonView.code} is one of the reasons, so that a client without a text for a new reason doesn't
 * compile.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ReasonSchemas implements OASFilter {
  @Override
  public void filterOpenAPI(OpenAPI api) {
    var schemas = api.getComponents().getSchemas();
    schemas.values().forEach(ReasonSchemas::requireAll);
    var code = property(schemas.get("ReasonView"), "code");
    code.setEnumeration(Arrays.stream(Reason.values()).map(r -> (Object) r.code()).toList());
  }

  private static Schema property(@Nullable Schema schema, String name) {
    var property = schema == null ? null : schema.getProperties().get(name);
    return Objects.requireNonNull(property, name + " is not described");
  }

  private static void requireAll(Schema schema) {
    var properties = schema.getProperties();
    if (properties != null) {
      schema.setRequired(List.copyOf(properties.keySet()));
    }
  }
}

package dev.skybridge.operator.console;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A person's word for a plan.
 *
 * @param planHash names the plan
 * @param resources names of what may be lost although it holds data
 * @param comment for the record
 */
public record ApprovalRequest(
    String planHash, List<String> resources, @Nullable @Schema(nullable = true) String comment) {
  /** Copies the list; none given is none named. */
  public ApprovalRequest {
    resources = resources == null ? List.of() : List.copyOf(resources);
  }
}

package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.skybridge.model.StackPlan;
import io.fabric8.generator.annotation.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan of a stack. The differences in full are in the platform's database: the console shows
 * them.
 *
 * @param hash names the plan; an Approval repeats it
 * @param graphHash of the graph it leads to
 * @param state where it stands
 * @param risk the worst that it does
 * @param create resources that would be made
 * @param update resources that would be changed in place
 * @param replace resources that would be made anew
 * @param delete resources that would be deleted
 * @param imported resources that existed before and would be taken over
 * @param read resources that existed before and would be read from then on
 * @param steps each step in words, the first fifty
 * @param loses names of resources with data that would be lost; an Approval must list them
 * @param why what asks for a person; empty where nothing does
 * @param changedBy who made the change
 * @param approval the Approval that let it pass
 * @param approvedBy who approved
 * @param plannedAt RFC 3339
 * @param commit Git commit that brought the change, where the Application comes from Git
 * @param cost what it changes of the monthly cost; null where no price is known
 */
public record PlanStatus(
    @Required String hash,
    @Required String graphHash,
    @Required PlanState state,
    @Required StackPlan.Risk risk,
    int create,
    int update,
    int replace,
    int delete,
    @JsonProperty("import") int imported,
    int read,
    List<String> steps,
    List<String> loses,
    List<String> why,
    @Nullable String changedBy,
    @Nullable String approval,
    @Nullable String approvedBy,
    @Required String plannedAt,
    @Nullable String commit,
    @Nullable PlanCost cost) {

  /** Copies the lists. */
  public PlanStatus {
    steps = Collections.copy(steps);
    loses = Collections.copy(loses);
    why = Collections.copy(why);
  }
}

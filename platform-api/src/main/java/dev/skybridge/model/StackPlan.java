package dev.skybridge.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What bringing a stack to a graph would do, found out without doing it.
 *
 * @param hash names this plan and no other: SHA-256 over the graph, the content of the stack's
 *     state and the version of the vendor's provider, hex
 * @param graphHash of the graph it leads to
 * @param live vendor resources that the stack holds before, without those it only reads
 * @param steps what would change, in the engine's order; resources that stay as they are not among
 *     them
 */
public record StackPlan(String hash, String graphHash, int live, List<Step> steps) {

  /** Copies the list. */
  public StackPlan {
    steps = List.copyOf(steps);
  }

  /** How many steps of an action there are. */
  public int count(Action action) {
    return (int) steps.stream().filter(step -> step.action() == action).count();
  }

  /** The worst that it does. */
  public Risk risk() {
    if (steps.stream().anyMatch(Step::losesData)) {
      return Risk.LOSS;
    }
    if (steps.stream().anyMatch(step -> !step.oneWay().isEmpty())) {
      return Risk.IRREVERSIBLE;
    }
    return steps.stream().anyMatch(Step::touchesCloud) ? Risk.CHANGE : Risk.NONE;
  }

  /** Share of the live resources that would be deleted or replaced, in percent, rounded up. */
  public int lossPercent() {
    var lost = count(Action.DELETE) + count(Action.REPLACE);
    return live == 0 ? 0 : (lost * 100 + live - 1) / live;
  }

  /**
   * What happens to one resource.
   *
   * @param name in the graph
   * @param type Pulumi type token
   * @param action what is done
   * @param holdsData whether its loss would lose data
   * @param oneWay properties whose change can't be taken back, among those that change
   * @param changes each property that changes, secrets masked
   */
  public record Step(
      String name,
      String type,
      Action action,
      boolean holdsData,
      List<String> oneWay,
      List<PropertyChange> changes) {
    /** Copies the lists. */
    public Step {
      oneWay = List.copyOf(oneWay);
      changes = List.copyOf(changes);
    }

    /** Whether anything is different at the vendor afterwards. */
    public boolean touchesCloud() {
      return switch (action) {
        case CREATE, UPDATE, REPLACE, DELETE -> true;
        case IMPORT -> !changes.isEmpty();
        case READ, FORGET -> false;
      };
    }

    /** Whether something that holds data would be gone afterwards. */
    public boolean losesData() {
      return holdsData && (action == Action.REPLACE || action == Action.DELETE);
    }
  }

  /**
   * One property that differs.
   *
   * @param path within the resource, for example {@code tags.team} or {@code rules[0].port}
   * @param before as JSON; null where there was none
   * @param after as JSON; null where there is none
   * @param replaces whether the vendor can't change it in place
   */
  public record PropertyChange(
      String path, @Nullable String before, @Nullable String after, boolean replaces) {}

  /** The worst that a plan does, from the least to the greatest. */
  public enum Risk {
    /** Nothing changes. */
    @JsonProperty("none")
    NONE,
    /** Something changes that can be changed back. */
    @JsonProperty("change")
    CHANGE,
    /** A property changes in a way that the vendor does not take back. */
    @JsonProperty("irreversible")
    IRREVERSIBLE,
    /** Something that holds data is replaced or deleted. */
    @JsonProperty("loss")
    LOSS;

    /** As the console's API writes it. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is done to a resource. */
  public enum Action {
    /** It is made. */
    CREATE,
    /** It is changed in place. */
    UPDATE,
    /** It is made anew and the old one deleted. */
    REPLACE,
    /** It is deleted. */
    DELETE,
    /** It existed before and is taken over; its changes are what is changed in place with that. */
    IMPORT,
    /** It existed before and is read from now on. */
    READ,
    /** It was read and is no longer; the vendor's object stays. */
    FORGET
  }
}

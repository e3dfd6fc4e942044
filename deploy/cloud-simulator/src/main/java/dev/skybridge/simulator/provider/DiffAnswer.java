package dev.skybridge.simulator.provider;

import java.util.Map;
import java.util.TreeSet;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.PropertyDiff;

/** Words differences for the engine. */
final class DiffAnswer {

  private DiffAnswer() {}

  /**
   * The engine's answer.
   *
   * @param canCoexist whether a replacement may be made before the old object goes
   */
  static DiffResponse of(Map<String, Differ.Difference> found, boolean canCoexist) {
    DiffResponse.Builder answer = DiffResponse.newBuilder().setHasDetailedDiff(true);
    TreeSet<String> changed = new TreeSet<>();
    TreeSet<String> replacing = new TreeSet<>();
    found.forEach((path, difference) -> {
      String top = path.split("[.\\[]", 2)[0];
      changed.add(top);
      if (difference.replaces()) {
        replacing.add(top);
      }
      answer.putDetailedDiff(
          path, PropertyDiff.newBuilder().setKind(kind(difference)).setInputDiff(true).build());
    });
    answer.setChanges(
        found.isEmpty() ? DiffResponse.DiffChanges.DIFF_NONE : DiffResponse.DiffChanges.DIFF_SOME);
    answer.setDeleteBeforeReplace(!replacing.isEmpty() && !canCoexist);
    return answer.addAllDiffs(changed).addAllReplaces(replacing).build();
  }

  private static PropertyDiff.Kind kind(Differ.Difference difference) {
    return switch (difference.change()) {
      case ADDED -> difference.replaces() ? PropertyDiff.Kind.ADD_REPLACE : PropertyDiff.Kind.ADD;
      case REMOVED ->
          difference.replaces() ? PropertyDiff.Kind.DELETE_REPLACE : PropertyDiff.Kind.DELETE;
      case CHANGED ->
          difference.replaces() ? PropertyDiff.Kind.UPDATE_REPLACE : PropertyDiff.Kind.UPDATE;
    };
  }
}

package dev.skybridge.operator.delivery;

import dev.skybridge.model.Problem;
import java.util.List;

/** How far a removal is. */
public sealed interface Removal {

  /**
   * All of it is verified to be gone.
   *
   * @param leftBehind what was abandoned and may still exist; empty unless asked to abandon
   */
  record Gone(List<String> leftBehind) implements Removal {
    /** Copies the list. */
    public Gone {
      leftBehind = List.copyOf(leftBehind);
    }
  }

  /**
   * It is going; call again.
   *
   * @param what is still there
   */
  record Waiting(String what) implements Removal {}

  /**
   * It could not go on; call again later.
   *
   * @param problem why
   */
  record Failed(Problem problem) implements Removal {}
}

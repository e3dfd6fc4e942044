package dev.skybridge.operator.console;

import dev.skybridge.runtime.diagnostics.ThreadView;
import java.util.List;

/**
 * A thread.
 *
 * @param name of it; may be empty
 * @param id of it
 * @param virtual whether it is one
 * @param state as Java calls it
 * @param stack innermost frame first
 */
public record ThreadStateView(
    String name, long id, boolean virtual, String state, List<String> stack) {
  /** Copies the list. */
  public ThreadStateView {
    stack = List.copyOf(stack);
  }

  static ThreadStateView of(ThreadView thread) {
    return new ThreadStateView(
        thread.name(), thread.id(), thread.virtual(), thread.state(), thread.stack());
  }
}

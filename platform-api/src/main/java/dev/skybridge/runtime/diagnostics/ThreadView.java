package dev.skybridge.runtime.diagnostics;

import java.util.List;
import java.util.stream.Stream;

/**
 * A thread.
 *
 * @param id by {@link Thread#threadId()}
 * @param name may be empty
 * @param virtual whether it is one
 * @param state as {@link Thread.State}
 * @param stack innermost first, at most {@link #MOST_FRAMES}
 */
public record ThreadView(long id, String name, boolean virtual, String state, List<String> stack) {
  /** Frames that are shown of one stack. */
  public static final int MOST_FRAMES = 64;

  /** Copies the list. */
  public ThreadView {
    stack = List.copyOf(stack);
  }

  static ThreadView of(Thread thread, List<StackTraceElement> stack) {
    return new ThreadView(
        thread.threadId(),
        thread.getName(),
        thread.isVirtual(),
        thread.getState().name(),
        frames(stack.stream()));
  }

  static List<String> frames(Stream<StackTraceElement> stack) {
    return stack.limit(MOST_FRAMES).map(StackTraceElement::toString).toList();
  }
}

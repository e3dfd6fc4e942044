package dev.skybridge.runtime.task;

/**
 * A place of the program that starts tasks. Made once for each place, in a constant, so that a task
 * knows where it comes from at no cost of its own.
 */
public final class Origin {
  private final String name;
  private final String site;

  private Origin(String name, String site) {
    this.name = name;
    this.site = site;
  }

  /** An origin at the line that calls this. */
  public static Origin here(String name) {
    var site =
        StackWalker.getInstance()
            .walk(frames -> frames.skip(1).findFirst())
            .map(frame -> frame.toStackTraceElement().toString())
            .orElse("unknown");
    return new Origin(name, site);
  }

  /** What its tasks are called. */
  public String name() {
    return name;
  }

  /** Class, method, file and line. */
  public String site() {
    return site;
  }

  @Override
  public String toString() {
    return name;
  }
}

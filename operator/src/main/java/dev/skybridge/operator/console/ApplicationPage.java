package dev.skybridge.operator.console;

import java.util.List;

/**
 * A page of applications.
 *
 * @param items lines of this page
 * @param total applications that the filter lets through
 * @param page number of this page, from 1
 * @param size lines a page
 * @param counts how all applications that match, whatever their {@code ready}, stand
 */
public record ApplicationPage(
    List<ApplicationSummary> items, int total, int page, int size, Counts counts) {
  /** Copies the list. */
  public ApplicationPage {
    items = List.copyOf(items);
  }

  /**
   * Applications by the status of their condition {@code Ready}.
   *
   * @param ready with {@code True}
   * @param notReady with {@code False}
   * @param unknown with {@code Unknown}
   */
  public record Counts(int ready, int notReady, int unknown) {}
}

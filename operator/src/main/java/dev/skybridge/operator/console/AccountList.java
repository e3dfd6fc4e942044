package dev.skybridge.operator.console;

import java.util.List;

/**
 * Cloud accounts.
 *
 * @param items by namespace and name
 * @param total how many
 */
public record AccountList(List<AccountView> items, int total) {
  /** Copies the list. */
  public AccountList {
    items = List.copyOf(items);
  }
}

package dev.skybridge.operator.console;

import dev.skybridge.operator.security.User;

/** Asks to delete orphans of an account. */
@FunctionalInterface
public interface AccountCleaning {
  /**
   * Asks.
   *
   * @param user in whose name
   * @param request value of the annotation that names what is to be deleted
   * @throws ObjectNotFound when there is no such account
   * @throws ChangeRefused when the API server refuses
   * @throws ObjectsUnavailable when the API server does not answer
   */
  void clean(User user, String namespace, String account, String request);
}

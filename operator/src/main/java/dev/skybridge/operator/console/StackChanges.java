package dev.skybridge.operator.console;

import dev.skybridge.operator.security.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person may do about a stack's changes. Each method throws {@link ObjectNotFound}, {@link
 * ChangeRefused} and {@link ObjectsUnavailable}.
 */
public interface StackChanges {
  /**
   * Approves a plan.
   *
   * @param planHash names it
   * @param resources names of what may be lost although it holds data
   * @param comment for the record
   * @return name of the Approval
   */
  String approve(
      User user,
      String namespace,
      String stack,
      String planHash,
      List<String> resources,
      @Nullable String comment);

  /** Asks to compare the cloud with what was asked for. */
  void inspect(User user, String namespace, String stack, String at);

  /**
   * Asks an application for the resources of an earlier plan; what that changes is planned and
   * approved like any other change.
   *
   * @param resources as the plan has them, JSON
   */
  void rollBack(User user, String namespace, String application, String resources);
}

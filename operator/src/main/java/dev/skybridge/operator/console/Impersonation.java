package dev.skybridge.operator.console;

import dev.skybridge.operator.security.ReviewClient;
import dev.skybridge.operator.security.User;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.ResourceNotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;

/**
 * Changes objects as the user who asked for it: the API server authorises it as theirs, and its
 * audit log names the person.
 */
@ApplicationScoped
public class Impersonation {
  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERROR = 500;

  private final ReviewClient client;

  /**
   * For any user.
   *
   * @param client to call with
   */
  @Inject
  public Impersonation(ReviewClient client) {
    this.client = client;
  }

  /**
   * Makes a change.
   *
   * @param kind of the object, in words
   * @throws ObjectNotFound when there is no such object
   * @throws ChangeRefused when the API server refuses, in its own words
   * @throws ObjectsUnavailable when it does not answer
   */
  <T> T change(
      User user, String kind, String namespace, String name, Function<KubernetesClient, T> change) {
    try {
      return change.apply(client.as(user));
    } catch (ResourceNotFoundException e) {
      throw new ObjectNotFound(kind, namespace, name);
    } catch (KubernetesClientException e) {
      if (e.getCode() == NOT_FOUND) {
        throw new ObjectNotFound(kind, namespace, name);
      }
      if (e.getCode() == 0 || e.getCode() >= SERVER_ERROR) {
        throw new ObjectsUnavailable("the Kubernetes API did not take the change");
      }
      var status = e.getStatus();
      throw new ChangeRefused(status == null ? "HTTP status " + e.getCode() : status.getMessage());
    }
  }
}

package dev.skybridge.operator.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.skybridge.crd.Application;
import dev.skybridge.operator.security.ReviewClient;
import dev.skybridge.operator.security.User;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.ResourceNotFoundException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Patches as the user, so that the API server's audit log names the person. */
@ApplicationScoped
public class ImpersonatingAnnotator implements ApplicationAnnotator {
  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERROR = 500;

  private final ReviewClient client;

  /**
   * An annotator.
   *
   * @param client to patch with
   */
  @Inject
  public ImpersonatingAnnotator(ReviewClient client) {
    this.client = client;
  }

  @Override
  public void annotate(
      User user, String namespace, String name, String key, @Nullable String value) {
    try {
      client
          .as(user)
          .resources(Application.class)
          .inNamespace(namespace)
          .withName(name)
          .patch(PatchContext.of(PatchType.JSON_MERGE), patch(key, value));
    } catch (ResourceNotFoundException e) {
      throw new ObjectNotFound("application", namespace, name);
    } catch (KubernetesClientException e) {
      throw refusal(e, namespace, name);
    }
  }

  private static String patch(String key, @Nullable String value) {
    var patch = JsonNodeFactory.instance.objectNode();
    patch.putObject("metadata").putObject("annotations").put(key, value);
    return patch.toString();
  }

  private static RuntimeException refusal(
      KubernetesClientException failure, String namespace, String name) {
    if (failure.getCode() == NOT_FOUND) {
      return new ObjectNotFound("application", namespace, name);
    }
    if (failure.getCode() == 0 || failure.getCode() >= SERVER_ERROR) {
      return new ObjectsUnavailable("the Kubernetes API did not take the change");
    }
    var status = failure.getStatus();
    return new ChangeRefused(
        status == null ? "HTTP status " + failure.getCode() : status.getMessage());
  }
}

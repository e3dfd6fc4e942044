package dev.skybridge.operator.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.skybridge.crd.Application;
import dev.skybridge.operator.security.User;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Patches as the user. */
@ApplicationScoped
public class ImpersonatingAnnotator implements ApplicationAnnotator {
  private final Impersonation people;

  /**
   * An annotator.
   *
   * @param people in whose name it patches
   */
  @Inject
  public ImpersonatingAnnotator(Impersonation people) {
    this.people = people;
  }

  @Override
  public void annotate(
      User user, String namespace, String name, String key, @Nullable String value) {
    people.change(
        user,
        "application",
        namespace,
        name,
        client ->
            client
                .resources(Application.class)
                .inNamespace(namespace)
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), annotation(key, value)));
  }

  /** A merge patch that sets an annotation, or removes it. */
  static String annotation(String key, @Nullable String value) {
    var patch = JsonNodeFactory.instance.objectNode();
    patch.putObject("metadata").putObject("annotations").put(key, value);
    return patch.toString();
  }
}

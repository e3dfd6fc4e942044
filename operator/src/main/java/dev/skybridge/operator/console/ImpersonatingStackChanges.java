package dev.skybridge.operator.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.skybridge.crd.Application;
import dev.skybridge.crd.Approval;
import dev.skybridge.crd.ApprovalSpec;
import dev.skybridge.crd.CloudStack;
import dev.skybridge.operator.Annotations;
import dev.skybridge.operator.security.User;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does it as the user: the name that admission stamps on an Approval is the person's. */
@ApplicationScoped
public class ImpersonatingStackChanges implements StackChanges {
  /** Set by Argo CD on what it applies from Git. */
  private final Impersonation people;

  private final ConsoleObjects objects;
  private final ObjectMapper json;

  /**
   * For any user.
   *
   * @param people in whose name
   * @param objects what is there
   * @param json reads kept resources
   */
  @Inject
  public ImpersonatingStackChanges(
      Impersonation people, ConsoleObjects objects, ObjectMapper json) {
    this.people = people;
    this.objects = objects;
    this.json = json;
  }

  @Override
  public String approve(
      User user,
      String namespace,
      String stack,
      String planHash,
      List<String> resources,
      @Nullable String comment) {
    var approval = new Approval();
    approval.setMetadata(
        new ObjectMetaBuilder().withNamespace(namespace).withGenerateName(stack + "-").build());
    // a cluster that does not stamp asks that the own name is written; one that does overwrites it
    approval.setSpec(new ApprovalSpec(stack, planHash, user.name(), null, resources, comment));
    return people
        .change(user, "stack", namespace, stack, client -> client.resource(approval).create())
        .getMetadata()
        .getName();
  }

  @Override
  public void inspect(User user, String namespace, String stack, String at) {
    var patch = ImpersonatingAnnotator.annotation(Annotations.INSPECTION_REQUESTED, at);
    people.change(
        user,
        "stack",
        namespace,
        stack,
        client ->
            client
                .resources(CloudStack.class)
                .inNamespace(namespace)
                .withName(stack)
                .patch(PatchContext.of(PatchType.JSON_MERGE), patch));
  }

  @Override
  public void rollBack(User user, String namespace, String application, String resources) {
    var found =
        objects
            .application(namespace, application)
            .orElseThrow(() -> new ObjectNotFound("application", namespace, application));
    if (Annotations.value(found, Annotations.TRACKING_ID).isPresent()) {
      throw new ChangeRefused(
          "application "
              + application
              + " comes from Git, which would undo this: revert the commit there");
    }
    var patch = JsonNodeFactory.instance.objectNode();
    try {
      patch.putObject("spec").set("resources", json.readTree(resources));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("resources that were not written by us", e);
    }
    people.change(
        user,
        "application",
        namespace,
        application,
        client ->
            client
                .resources(Application.class)
                .inNamespace(namespace)
                .withName(application)
                .patch(PatchContext.of(PatchType.JSON_MERGE), patch.toString()));
  }
}

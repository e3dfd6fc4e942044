package dev.skybridge.operator.application;

import dev.skybridge.crd.Application;
import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.CloudStackSpec;
import dev.skybridge.crd.PlacementSpec;
import dev.skybridge.operator.Annotations;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.Optional;

/** The CloudStack that a placement should have. Pure. */
final class StackTemplate {
  /** Label with the application's name, by which its stacks are found. */
  static final String APPLICATION_LABEL = "skybridge.dev/application";

  /** Label with the placement's name. */
  static final String PLACEMENT_LABEL = "skybridge.dev/placement";

  private StackTemplate() {}

  /** Name of the stack of a placement. */
  static String name(String application, String placement) {
    return application + "-" + placement;
  }

  /** The stack; empty where the placement has no account or the application no resources. */
  static Optional<CloudStack> of(Application application, PlacementSpec placement) {
    var account = placement.account();
    var spec = application.getSpec();
    if (account == null || spec.resources().isEmpty()) {
      return Optional.empty();
    }
    var namespace = application.getMetadata().getNamespace();
    var stack = new CloudStack();
    stack.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(namespace)
            .withName(name(application.getMetadata().getName(), placement.name()))
            .addToLabels("app.kubernetes.io/managed-by", "skybridge")
            .addToLabels(APPLICATION_LABEL, application.getMetadata().getName())
            .addToLabels(PLACEMENT_LABEL, placement.name())
            // from the first moment on, so that no deletion can pass the stack reconciler by
            .addToFinalizers("skybridge.dev/cloudstack")
            .addToOwnerReferences(owner(application))
            .build());
    var owner = placement.accountNamespace();
    stack.setSpec(
        new CloudStackSpec(
            application.getMetadata().getName(),
            placement.name(),
            new CloudStackSpec.AccountReference(owner == null ? namespace : owner, account),
            spec.resources(),
            spec.deletionPolicyOrDefault(),
            spec.approval(),
            spec.selfApproval(),
            spec.deletionBudget(),
            spec.changeBudget(),
            spec.drift(),
            Annotations.value(application, Annotations.CHANGED_BY).orElse(null),
            placement.existing(),
            spec.constraints()));
    return Optional.of(stack);
  }

  /** What ties an object to its application: it goes with it. */
  static OwnerReference owner(Application application) {
    return new OwnerReferenceBuilder()
        .withApiVersion(application.getApiVersion())
        .withKind(application.getKind())
        .withName(application.getMetadata().getName())
        .withUid(application.getMetadata().getUid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }
}

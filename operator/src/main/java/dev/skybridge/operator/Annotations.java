package dev.skybridge.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** Annotations by which people steer, and labels by which objects are found. */
public final class Annotations {
  /** {@code "true"} pauses reconciliation; it never blocks deletion. */
  public static final String PAUSED = "skybridge.dev/paused";

  /**
   * {@code "true"} on an object that is being deleted leaves its cloud resources behind and lists
   * them.
   */
  public static final String FORCE_ABANDON = "skybridge.dev/force-abandon";

  /** Any new value asks for a reconcile now. */
  public static final String RECONCILE_REQUESTED = "skybridge.dev/reconcile-requested-at";

  private Annotations() {}

  /** Whether an annotation is set to {@code "true"}. */
  public static boolean has(HasMetadata object, String annotation) {
    var annotations = object.getMetadata().getAnnotations();
    return annotations != null && "true".equals(annotations.get(annotation));
  }
}

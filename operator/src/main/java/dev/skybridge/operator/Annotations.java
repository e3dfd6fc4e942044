package dev.skybridge.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;

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

  /** Any new value on a CloudStack asks to compare the cloud with what was asked for now. */
  public static final String INSPECTION_REQUESTED = "skybridge.dev/inspection-requested-at";

  /** Any new value on a CloudAccount asks to look through it for orphans now. */
  public static final String ORPHANS_REQUESTED = "skybridge.dev/orphans-requested-at";

  /**
   * On a CloudAccount, names the orphans of it that are to be deleted: {@code INSTANCE i-0a1,
   * DATABASE pgm-7 without-copy}. Carried out once for each value.
   */
  public static final String CLEAN_ORPHANS = "skybridge.dev/clean-orphans";

  /** Who set {@link #CLEAN_ORPHANS}; stamped at admission. */
  public static final String CLEAN_ORPHANS_BY = "skybridge.dev/clean-orphans-by";

  /** Who last changed the spec of an Application or of a program; stamped at admission. */
  public static final String CHANGED_BY = "skybridge.dev/changed-by";

  /** Argo CD's own, on what it applies: which of its applications the object is a part of. */
  public static final String TRACKING_ID = "argocd.argoproj.io/tracking-id";

  /** {@code "true"} on a CloudStack whose whole application is being deleted. */
  public static final String WITH_APPLICATION = "skybridge.dev/deleted-with-application";

  private Annotations() {}

  /** The value of an annotation. */
  public static Optional<String> value(HasMetadata object, String annotation) {
    return Optional.ofNullable(object.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(annotation));
  }

  /** Whether an annotation is set to {@code "true"}. */
  public static boolean has(HasMetadata object, String annotation) {
    var annotations = object.getMetadata().getAnnotations();
    return annotations != null && "true".equals(annotations.get(annotation));
  }
}

package dev.skybridge.operator.delivery;

/** Labels and annotations that delivery puts on what it makes. */
public final class Names {
  /**
   * Label: {@link DeliveryTarget#owner()}; who a namespace or an Argo CD application belongs to.
   */
  public static final String OWNER = "skybridge.dev/owner";

  /** Annotation: {@link DeliveryTarget#path()}. */
  public static final String TARGET = "skybridge.dev/target";

  /** Annotation of a pod template: changes with the bindings, so that pods restart with them. */
  public static final String BINDINGS_HASH = "skybridge.dev/bindings-hash";

  /** Annotation of a workload namespace: hash of what was last applied there directly. */
  public static final String APPLIED_HASH = "skybridge.dev/applied-hash";

  /** Annotation of a workload namespace: hash of the Secrets that were last applied there. */
  public static final String SECRETS_HASH = "skybridge.dev/secrets-hash";

  /** Label of everything that Skybridge made. */
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** Value of {@link #MANAGED_BY}. */
  public static final String SKYBRIDGE = "skybridge";

  /** Field manager of server-side apply. */
  public static final String FIELD_MANAGER = "skybridge-delivery";

  private Names() {}
}

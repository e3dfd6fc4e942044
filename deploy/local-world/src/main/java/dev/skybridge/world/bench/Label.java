package dev.skybridge.world.bench;

/** A label by which objects are found again. */
record Label(String name, String value) {
  /** On the Applications: who is to work on them. */
  static final String PART = "bench.skybridge.dev/part";

  /** On what is delivered: who delivered it. */
  static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  static final Label BARE = new Label(PART, "bare");
  static final Label OPERATED = new Label(PART, "operated");
  static final Label BARE_DELIVERY = new Label(MANAGED_BY, "skybridge-bench");
  static final Label OPERATOR_DELIVERY = new Label(MANAGED_BY, "skybridge");
}

package dev.skybridge.world.bench;

/** A kind of object, as its manifests name it. */
record Kind(String apiVersion, String kind) {
  static final Kind APPLICATION = new Kind("skybridge.dev/v1alpha1", "Application");
  static final Kind DEPLOYMENT = new Kind("apps/v1", "Deployment");
  static final Kind NAMESPACE = new Kind("v1", "Namespace");
}

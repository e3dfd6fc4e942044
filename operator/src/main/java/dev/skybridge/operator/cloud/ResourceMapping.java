package dev.skybridge.operator.cloud;

import dev.skybridge.crd.ResourceSpec;

/** Maps one kind of resource to the types of one cloud. */
@FunctionalInterface
public interface ResourceMapping {

  /** Adds what {@code spec} needs to the draft, or the reason why this cloud can't have it. */
  void map(ResourceSpec spec, StackDraft draft);
}

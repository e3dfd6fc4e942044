package dev.skybridge.operator.cloud;

import dev.skybridge.crd.ResourceSpec;

/** The disk of a database. */
public final class Storage {
  private static final int DEFAULT_GIB = 20;

  private Storage() {}

  /**
   * What is asked for, 20 GiB where nothing is, rounded up to the vendor's step.
   *
   * @param stepGib the vendor sells multiples of this
   */
  public static int gib(ResourceSpec spec, int stepGib) {
    var asked = spec.storageGib() == null ? DEFAULT_GIB : spec.storageGib();
    return Math.ceilDiv(asked, stepGib) * stepGib;
  }
}

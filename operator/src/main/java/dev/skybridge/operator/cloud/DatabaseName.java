package dev.skybridge.operator.cloud;

import dev.skybridge.crd.ResourceSpec;

/** What a postgres is called from inside, the same on every cloud that lets one choose. */
public final class DatabaseName {
  /** The user that owns the database. No vendor reserves it. */
  public static final String USER = "app";

  private DatabaseName() {}

  /**
   * The database: the resource's name with underscores for hyphens, and {@code _db} behind a single
   * letter, which Alibaba Cloud finds too short.
   */
  public static String of(ResourceSpec spec) {
    var name = spec.name().replace('-', '_');
    return name.length() == 1 ? name + "_db" : name;
  }
}

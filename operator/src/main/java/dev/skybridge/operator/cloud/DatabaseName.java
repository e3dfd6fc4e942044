package dev.skybridge.operator.cloud;

import dev.skybridge.crd.ResourceSpec;

/** What a postgres is called from inside, the same on every cloud that lets one choose. */
public final class DatabaseName {
  /** The user that owns the database. No vendor reserves it. */
  public static final String USER = "app";

  private DatabaseName() {}

  /**
   * The database: the resource's name with underscores for hyphens and {@code _db} behind it, so
   * that it is never a word that PostgreSQL or a vendor reserves ({@code order}, {@code db}), nor
   * shorter than Alibaba Cloud's two letters.
   */
  public static String of(ResourceSpec spec) {
    return spec.name().replace('-', '_') + "_db";
  }
}

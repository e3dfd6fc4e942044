package dev.skybridge.gate.copy;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where copies are kept: a bucket that speaks the S3 API, in another cloud than the database. Keys
 * come from where the AWS SDK looks for them.
 *
 * @param to {@code s3://bucket/prefix}
 * @param endpoint of the S3 API; empty for AWS's own
 * @param region of the bucket
 * @param pathStyle whether the bucket is named in the path and not in the host
 * @param keep so many copies
 * @param deadline of one call
 */
public record CopyPlace(
    String to,
    Optional<URI> endpoint,
    String region,
    boolean pathStyle,
    int keep,
    Duration deadline) {
  /**
   * Checks the address.
   *
   * @throws IllegalArgumentException where it is none of a bucket, or nothing would be kept
   */
  public CopyPlace {
    var address = URI.create(to);
    if (!"s3".equals(address.getScheme()) || address.getHost() == null) {
      throw new IllegalArgumentException("'" + to + "' is not s3://bucket/prefix");
    }
    if (keep < 2) {
      throw new IllegalArgumentException("at least 2 copies have to be kept");
    }
  }

  String bucket() {
    return URI.create(to).getHost();
  }

  /** What each key begins with: empty, or with a slash at its end. */
  String prefix() {
    var path = URI.create(to).getPath().replaceAll("^/+|/+$", "");
    return path.isEmpty() ? "" : path + "/";
  }
}

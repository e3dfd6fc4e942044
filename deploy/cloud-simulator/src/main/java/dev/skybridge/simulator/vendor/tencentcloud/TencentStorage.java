package dev.skybridge.simulator.vendor.tencentcloud;

import dev.skybridge.simulator.cloud.Constraints;
import dev.skybridge.simulator.cloud.Derived;
import dev.skybridge.simulator.cloud.Reference;
import dev.skybridge.simulator.cloud.Reference.OnDelete;
import dev.skybridge.simulator.cloud.Scope;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.property.Fields;
import java.util.List;

/**
 * COS. Limits: COS product documentation, "Bucket naming conventions"; API reference, "PUT Bucket",
 * "DELETE Bucket". A bucket's name ends with the account's APPID.
 */
final class TencentStorage {

  static final String BUCKET = "tencentcloud:Cos/bucket:Bucket";

  private TencentStorage() {}

  /** The APPID of an account. */
  static String appId(Scope scope) {
    return "125" + "%07d".formatted(Derived.number(scope.account(), "appid", 10_000_000));
  }

  static List<TypeRules> types() {
    return List.of(
        bucket(),
        setting("tencentcloud:Cos/bucketVersion:BucketVersion", "BucketVersioning"),
        setting("tencentcloud:Cos/bucketPolicy:BucketPolicy", "BucketPolicy"));
  }

  private static TypeRules bucket() {
    return TypeRules.type(BUCKET, "cos", "Bucket")
        .idIs("bucket")
        .check(
            Constraints.pattern(
                "bucket",
                "[a-z0-9][a-z0-9-]{0,48}[a-z0-9]-\\d{6,}|[a-z0-9]-\\d{6,}",
                "\"bucket\" must be a name of 1 to 50 lower-case letters, numbers and hyphens, followed by -APPID"))
        .check(
            Constraints.pattern(
                "acl",
                "private|public-read|public-read-write",
                "\"acl\" must be private, public-read or public-read-write"))
        .check(
            Constraints.pattern(
                "encryptionAlgorithm",
                "AES256|KMS|cos/kms|SM4",
                "\"encryptionAlgorithm\" must be AES256, KMS or SM4"))
        .api((scope, inputs, self) -> {
          String name = inputs.textOr("bucket", "");
          if (!name.endsWith("-" + appId(scope))) {
            throw new VendorRefusal(
                403,
                "AccessDenied",
                "The APPID in the bucket name " + name + " is not that of your account.");
          }
          if (self.isEmpty()
              && scope.everywhere(BUCKET).stream().anyMatch(other -> other.id().equals(name))) {
            throw new VendorRefusal(
                409,
                "BucketAlreadyOwnedByYou",
                "The bucket you are creating already exists and is owned by you.");
          }
        })
        .onDelete((_, bucket, state) -> {
          if (bucket.outputs().number("$objects").orElse(0) > 0
              && !bucket.outputs().overlaidWith(state).isTrue("forceClean")) {
            throw new VendorRefusal(
                409, "BucketNotEmpty", "The bucket you tried to delete is not empty.");
          }
        })
        .computed((scope, id, _) ->
            Fields.of(
                "cosBucketUrl",
                id + ".cos." + scope.region() + ".myqcloud.com",
                "acl",
                "private",
                "versioningEnable",
                false,
                "forceClean",
                false,
                "multiAz",
                false))
        .build();
  }

  private static TypeRules setting(String token, String noun) {
    return TypeRules.type(token, "cos", noun)
        .upsert()
        .idIs("bucket")
        .refers(
            new Reference(
                "bucket",
                BUCKET,
                "id",
                OnDelete.CASCADES,
                "NoSuchBucket",
                "The specified bucket %s does not exist."))
        .build();
  }
}

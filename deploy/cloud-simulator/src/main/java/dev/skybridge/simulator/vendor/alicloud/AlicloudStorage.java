package dev.skybridge.simulator.vendor.alicloud;

import static dev.skybridge.simulator.vendor.alicloud.AlicloudNetwork.created;

import dev.skybridge.simulator.cloud.AutoName;
import dev.skybridge.simulator.cloud.Constraints;
import dev.skybridge.simulator.cloud.Reference;
import dev.skybridge.simulator.cloud.Reference.OnDelete;
import dev.skybridge.simulator.cloud.Scope;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.state.CloudObject;
import java.util.List;
import java.util.Optional;

/**
 * OSS. Limits: OSS developer guide, "Bucket naming conventions"; API reference, "PutBucket",
 * "DeleteBucket".
 */
final class AlicloudStorage {

  static final String BUCKET = "alicloud:oss/bucket:Bucket";

  private AlicloudStorage() {}

  static List<TypeRules> types() {
    return List.of(
        bucket(),
        setting("alicloud:oss/bucketAcl:BucketAcl", "BucketAcl")
            .api(AlicloudStorage::requirePrivate)
            .build(),
        setting("alicloud:oss/bucketVersioning:BucketVersioning", "BucketVersioning").build(),
        setting(
                "alicloud:oss/bucketPublicAccessBlock:BucketPublicAccessBlock",
                "BucketPublicAccessBlock")
            .build(),
        setting(
                "alicloud:oss/bucketServerSideEncryption:BucketServerSideEncryption",
                "BucketEncryption")
            .build(),
        setting("alicloud:oss/bucketHttpsConfig:BucketHttpsConfig", "BucketHttpsConfig").build(),
        setting("alicloud:oss/bucketAccessMonitor:BucketAccessMonitor", "BucketAccessMonitor")
            .build());
  }

  private static TypeRules bucket() {
    return TypeRules.type(BUCKET, "Oss", "Bucket")
        .idIs("bucket")
        .autoName(new AutoName("bucket", 63, "-", true, Optional.empty()))
        .check(
            Constraints.pattern(
                "bucket",
                "[a-z0-9][a-z0-9-]{1,61}[a-z0-9]",
                "\"bucket\" must have 3 to 63 lower-case letters, numbers and hyphens, and begin and end with a letter or number"))
        .api(AlicloudStorage::requireFreeName)
        .onDelete((_, bucket, state) -> {
          if (bucket.outputs().number("$objects").orElse(0) > 0
              && !bucket.outputs().overlaidWith(state).isTrue("forceDestroy")) {
            throw new VendorRefusal(
                409, "BucketNotEmpty", "The bucket has objects. Please delete them first.");
          }
        })
        .computed((scope, id, _) ->
            Fields.of(
                "location",
                "oss-" + scope.region(),
                "extranetEndpoint",
                "oss-" + scope.region() + ".aliyuncs.com",
                "intranetEndpoint",
                "oss-" + scope.region() + "-internal.aliyuncs.com",
                "creationDate",
                created(scope, BUCKET, id).substring(0, 10),
                "owner",
                scope.account(),
                "storageClass",
                "Standard",
                "redundancyType",
                "LRS",
                "acl",
                "private",
                "forceDestroy",
                false))
        .build();
  }

  private static void requireFreeName(Scope scope, Fields inputs, Optional<CloudObject> self) {
    if (self.isPresent()) {
      return;
    }
    boolean taken =
        scope.everywhere(BUCKET).stream()
            .anyMatch(other -> inputs.text("bucket").filter(other.id()::equals).isPresent());
    if (taken) {
      throw new VendorRefusal(
          409,
          "BucketAlreadyExists",
          "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.");
    }
  }

  private static void requirePrivate(Scope scope, Fields inputs, Optional<CloudObject> self) {
    boolean blocked =
        scope
            .find(
                "alicloud:oss/bucketPublicAccessBlock:BucketPublicAccessBlock",
                inputs.textOr("bucket", ""))
            .filter(block -> block.outputs().isTrue("blockPublicAccess"))
            .isPresent();
    if (blocked && inputs.textOr("acl", "").startsWith("public")) {
      throw new VendorRefusal(403, "AccessDenied", "Put public bucket acl is not allowed.");
    }
  }

  private static TypeRules.Builder setting(String token, String noun) {
    return TypeRules.type(token, "Oss", noun)
        .upsert()
        .idIs("bucket")
        .refers(
            new Reference(
                "bucket",
                BUCKET,
                "id",
                OnDelete.CASCADES,
                "NoSuchBucket",
                "The specified bucket %s does not exist."));
  }
}

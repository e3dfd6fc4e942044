package dev.skybridge.simulator.vendor.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.simulator.cloud.AutoName;
import dev.skybridge.simulator.cloud.Constraints;
import dev.skybridge.simulator.cloud.Reference;
import dev.skybridge.simulator.cloud.Reference.OnDelete;
import dev.skybridge.simulator.cloud.Scope;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.JsonCodec;
import dev.skybridge.simulator.state.CloudObject;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * S3. Limits: S3 user guide, "Bucket naming rules"; API reference, "CreateBucket", "DeleteBucket".
 */
final class AwsStorage {

  static final String BUCKET = "aws:s3/bucketV2:BucketV2";

  private AwsStorage() {}

  static List<TypeRules> types() {
    return List.of(
        bucket(),
        setting("aws:s3/bucketVersioningV2:BucketVersioningV2", "BucketVersioning").build(),
        setting("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "PublicAccessBlock")
            .build(),
        setting(
                "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
                "BucketEncryption")
            .build(),
        setting(
                "aws:s3/bucketIntelligentTieringConfiguration:BucketIntelligentTieringConfiguration",
                "BucketIntelligentTieringConfiguration")
            .autoName("name", 64)
            .id((_, inputs) -> inputs.textOr("bucket", "") + ":" + inputs.textOr("name", ""))
            .build(),
        setting(
                "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
                "BucketLifecycleConfiguration")
            .build(),
        setting("aws:s3/bucketOwnershipControls:BucketOwnershipControls", "BucketOwnershipControls")
            .build(),
        setting("aws:s3/bucketAclV2:BucketAclV2", "BucketAcl")
            .id((_, inputs) ->
                inputs.textOr("bucket", "") + inputs.text("acl").map(acl -> "," + acl).orElse(""))
            .build(),
        setting("aws:s3/bucketPolicy:BucketPolicy", "BucketPolicy")
            .check(AwsStorage::requireJson)
            .api(AwsStorage::requirePrivate)
            .build());
  }

  private static TypeRules bucket() {
    return TypeRules.type(BUCKET, "S3", "Bucket")
        .id((_, inputs) ->
            inputs
                .text("bucket")
                .orElseGet(() ->
                    inputs.textOr("bucketPrefix", "")
                        + dev.skybridge.simulator.cloud.Derived.randomHex(26)))
        .autoName(new AutoName("bucket", 63, "-", true, Optional.of("bucketPrefix")))
        .check(Constraints.length("bucket", 3, 63))
        .check(
            Constraints.pattern(
                "bucket",
                "[a-z0-9][a-z0-9.-]*[a-z0-9]",
                "only lowercase alphanumeric characters, hyphens and periods allowed in \"bucket\", and it must begin and end with a letter or number"))
        .check(
            Constraints.pattern(
                "bucket",
                "(?!.*\\.\\.)(?!\\d+\\.\\d+\\.\\d+\\.\\d+$)(?!xn--)(?!sthree-).*",
                "\"bucket\" breaks the bucket naming rules"))
        .check(Constraints.conflict("bucket", "bucketPrefix"))
        .api(AwsStorage::requireFreeName)
        .onDelete(AwsStorage::requireEmpty)
        .computed((scope, id, inputs) ->
            Fields.of(
                "bucket",
                id,
                "arn",
                "arn:" + Arn.partition(scope) + ":s3:::" + id,
                "bucketDomainName",
                id + ".s3." + Arn.dnsSuffix(scope),
                "bucketRegionalDomainName",
                id + ".s3." + scope.region() + "." + Arn.dnsSuffix(scope),
                "hostedZoneId",
                "Z3AQBSTGFYJSTF",
                "region",
                scope.region(),
                "requestPayer",
                "BucketOwner",
                "objectLockEnabled",
                false,
                "forceDestroy",
                false,
                "tagsAll",
                inputs.fields("tags")))
        .build();
  }

  private static void requireFreeName(Scope scope, Fields inputs, Optional<CloudObject> self) {
    scope.everywhere(BUCKET).stream()
        .filter(other -> inputs.text("bucket").filter(other.id()::equals).isPresent())
        .filter(other -> self.filter(s -> s.key().equals(other.key())).isEmpty())
        .findFirst()
        .ifPresent(other -> {
          throw other.key().account().equals(scope.account())
              ? new VendorRefusal(
                  409,
                  "BucketAlreadyOwnedByYou",
                  "Your previous request to create the named bucket succeeded and you already own it.")
              : new VendorRefusal(
                  409,
                  "BucketAlreadyExists",
                  "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.");
        });
  }

  private static void requireEmpty(Scope scope, CloudObject bucket, Fields state) {
    boolean force = bucket.outputs().overlaidWith(state).isTrue("forceDestroy");
    if (bucket.outputs().number("$objects").orElse(0) > 0 && !force) {
      throw new VendorRefusal(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
    }
  }

  private static void requirePrivate(Scope scope, Fields inputs, Optional<CloudObject> self) {
    boolean blocked =
        scope
            .find(
                "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
                inputs.textOr("bucket", ""))
            .filter(block -> block.outputs().isTrue("blockPublicPolicy"))
            .isPresent();
    if (blocked && letsAnyoneIn(inputs.textOr("policy", "{}"))) {
      throw new VendorRefusal(
          403,
          "AccessDenied",
          "User is not authorized to perform: s3:PutBucketPolicy because public policies are blocked by the BlockPublicPolicy block public access setting.");
    }
  }

  /** Whether a statement allows everybody something without a condition. */
  private static boolean letsAnyoneIn(String policy) {
    for (JsonNode statement : JsonCodec.parse(policy).path("Statement")) {
      JsonNode principal = statement.path("Principal");
      boolean anyone = principal.asText().equals("*") || principal.path("AWS").asText().equals("*");
      if (anyone
          && statement.path("Effect").asText().equals("Allow")
          && statement.path("Condition").isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static void requireJson(Fields inputs, BiConsumer<String, String> report) {
    inputs
        .text("policy")
        .ifPresent(policy -> {
          try {
            JsonCodec.parse(policy);
          } catch (IllegalArgumentException e) {
            report.accept("policy", "\"policy\" contains an invalid JSON policy");
          }
        });
  }

  private static TypeRules.Builder setting(String token, String noun) {
    return TypeRules.type(token, "S3", noun)
        .upsert()
        .idIs("bucket")
        .refers(
            new Reference(
                "bucket",
                BUCKET,
                "id",
                OnDelete.CASCADES,
                "NoSuchBucket",
                "The specified bucket does not exist"));
  }
}

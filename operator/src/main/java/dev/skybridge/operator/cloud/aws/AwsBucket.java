package dev.skybridge.operator.cloud.aws;

import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.operator.cloud.ResourceMapping;
import dev.skybridge.operator.cloud.StackDraft;
import java.util.Map;

/** S3, with each guard as a resource of its own, as the provider wants it. */
final class AwsBucket implements ResourceMapping {

  @Override
  public void map(ResourceSpec spec, StackDraft draft) {
    var region = draft.stack().region();
    var bucketName = draft.bucketName(spec, 63);
    var bucket =
        draft
            .resource(spec.name(), "bucket", "aws:s3/bucketV2:BucketV2")
            .set("bucket", bucketName)
            .set("forceDestroy", draft.destroysData())
            .tagged()
            .stateful()
            .meant("bucket")
            .add();
    draft
        .resource(spec.name(), "versioning", "aws:s3/bucketVersioningV2:BucketVersioningV2")
        .set("bucket", bucket, "id")
        .set(
            "versioningConfiguration",
            PropertyValue.map(Map.of("status", PropertyValue.of("Enabled"))))
        .add();
    draft
        .resource(
            spec.name(),
            "encryption",
            "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2")
        .set("bucket", bucket, "id")
        .set("rules", PropertyValue.list(encryptionRule()))
        .add();
    var privacy =
        draft
            .resource(
                spec.name(), "privacy", "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock")
            .set("bucket", bucket, "id")
            .set("blockPublicAcls", true)
            .set("blockPublicPolicy", true)
            .set("ignorePublicAcls", true)
            .set("restrictPublicBuckets", true)
            .add();
    var ownership =
        draft
            .resource(
                spec.name(), "ownership", "aws:s3/bucketOwnershipControls:BucketOwnershipControls")
            .set("bucket", bucket, "id")
            .set(
                "rule",
                PropertyValue.map(
                    Map.of("objectOwnership", PropertyValue.of("BucketOwnerEnforced"))))
            .after(privacy)
            .add();
    draft
        .resource(spec.name(), "policy", "aws:s3/bucketPolicy:BucketPolicy")
        .set("bucket", bucket, "id")
        .set("policy", encryptedTransportOnly(AwsZones.partitionOf(region), bucketName))
        // S3 refuses changes of one bucket's guards at the same time.
        .after(ownership)
        .add();
    draft.output(spec, "bucket", PropertyValue.output(bucket, "bucket"));
    draft.output(
        spec,
        "endpoint",
        PropertyValue.of("https://s3." + region + "." + AwsZones.domainOf(region)));
    draft.output(spec, "region", PropertyValue.of(region));
  }

  private static PropertyValue encryptionRule() {
    return PropertyValue.map(
        Map.of(
            "applyServerSideEncryptionByDefault",
            PropertyValue.map(Map.of("sseAlgorithm", PropertyValue.of("AES256"))),
            "bucketKeyEnabled",
            PropertyValue.of(false)));
  }

  private static String encryptedTransportOnly(String partition, String bucket) {
    return """
    {"Version":"2012-10-17","Statement":[{"Sid":"EncryptedTransportOnly","Effect":"Deny",\
    "Principal":"*","Action":"s3:*",\
    "Resource":["arn:%1$s:s3:::%2$s","arn:%1$s:s3:::%2$s/*"],\
    "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}\
    """
        .formatted(partition, bucket);
  }
}

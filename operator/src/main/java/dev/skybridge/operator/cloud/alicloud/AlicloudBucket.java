package dev.skybridge.operator.cloud.alicloud;

import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.operator.cloud.ResourceMapping;
import dev.skybridge.operator.cloud.StackDraft;
import dev.skybridge.operator.cloud.Values;
import java.util.Map;

/** OSS. */
final class AlicloudBucket implements ResourceMapping {

  @Override
  public void map(ResourceSpec spec, StackDraft draft) {
    var region = draft.stack().region();
    var bucket =
        draft
            .resource(spec.name(), "bucket", "alicloud:oss/bucket:Bucket")
            .set("bucket", draft.bucketName(spec, 63))
            .set("forceDestroy", draft.destroysData())
            .set(
                "serverSideEncryptionRule",
                PropertyValue.map(Map.of("sseAlgorithm", PropertyValue.of("AES256"))))
            .set("versioning", PropertyValue.map(Map.of("status", PropertyValue.of("Enabled"))))
            .tagged()
            .stateful()
            .meant("bucket")
            .add();
    draft
        .resource(
            spec.name(), "privacy", "alicloud:oss/bucketPublicAccessBlock:BucketPublicAccessBlock")
        .set("bucket", bucket, "bucket")
        .set("blockPublicAccess", true)
        .add();
    draft
        .resource(spec.name(), "transport", "alicloud:oss/bucketHttpsConfig:BucketHttpsConfig")
        .set("bucket", bucket, "bucket")
        .set("enable", true)
        .set("tlsVersions", Values.textList("TLSv1.2", "TLSv1.3"))
        .add();
    draft.output(spec, "bucket", PropertyValue.output(bucket, "bucket"));
    draft.output(spec, "endpoint", PropertyValue.of("https://oss-" + region + ".aliyuncs.com"));
    draft.output(spec, "region", PropertyValue.of(region));
  }
}

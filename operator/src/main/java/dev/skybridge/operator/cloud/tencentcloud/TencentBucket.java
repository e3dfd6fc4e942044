package dev.skybridge.operator.cloud.tencentcloud;

import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.cloud.ResourceMapping;
import dev.skybridge.operator.cloud.StackDraft;

/** COS. A bucket's name ends with the account's APPID; the vendor insists. */
final class TencentBucket implements ResourceMapping {
  /** The vendor allows 50 before the APPID; 40 keeps host names within DNS labels. */
  private static final int NAME_LENGTH = 40;

  @Override
  public void map(ResourceSpec spec, StackDraft draft) {
    var region = draft.stack().region();
    var account = draft.stack().accountId();
    var name = draft.bucketName(spec, NAME_LENGTH);
    if (account != null && !account.matches("\\d{6,12}")) {
      draft.refuse(
          Reason.NOT_SUPPORTED,
          spec.name() + ": " + account + " is not an APPID, which a bucket's name must end with");
    }
    var bucket =
        draft
            .resource(spec.name(), "bucket", "tencentcloud:Cos/bucket:Bucket")
            .set("bucket", name + "-" + account)
            .set("acl", "private")
            .set("encryptionAlgorithm", "AES256")
            .set("versioningEnable", true)
            .set("forceClean", draft.destroysData())
            .tagged()
            .stateful()
            .meant("bucket")
            .add();
    draft.output(spec, "bucket", PropertyValue.output(bucket, "bucket"));
    draft.output(spec, "endpoint", PropertyValue.of("https://cos." + region + ".myqcloud.com"));
    draft.output(spec, "region", PropertyValue.of(region));
  }
}

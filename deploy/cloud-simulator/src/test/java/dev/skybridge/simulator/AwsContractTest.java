package dev.skybridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.Property;
import dev.skybridge.simulator.property.StructCodec;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.ReadResponse;

@SuppressWarnings("NullAway.Init") // made before each test
class AwsContractTest {

  private static final String VPC = "aws:ec2/vpc:Vpc";
  private static final String SUBNET = "aws:ec2/subnet:Subnet";
  private static final String DATABASE = "aws:rds/instance:Instance";
  private static final String BUCKET = "aws:s3/bucketV2:BucketV2";
  private static final Map<String, String> TAGS =
      Map.of("skybridge.dev/stack", "team/shop-aws", "skybridge.dev/urn-name", "network");

  @TempDir private Path state;
  private SimulatedClouds clouds;
  private ProviderClient aws;

  @BeforeEach
  void start() throws IOException {
    clouds = SimulatedClouds.start(state);
    aws = clouds.connect("aws", "eu-west-1");
  }

  @AfterEach
  void stop() {
    aws.close();
    clouds.close();
  }

  @Test
  void shouldRefuseAMisspelledProperty() {
    // when
    CheckResponse checked = aws.check(VPC, Fields.of("cidrBlok", "10.0.0.0/16"));

    // then
    assertThat(checked.getFailuresList())
        .anySatisfy(failure -> {
          assertThat(failure.getProperty()).isEqualTo("cidrBlok");
          assertThat(failure.getReason()).contains("Invalid or unknown key").contains("cidrBlock");
        });
  }

  @Test
  void shouldRefuseAMissingRequiredProperty() {
    // when
    CheckResponse checked = aws.check(SUBNET, Fields.of("cidrBlock", "10.0.0.0/24"));

    // then
    assertThat(checked.getFailuresList())
        .anySatisfy(failure -> assertThat(failure.getProperty()).isEqualTo("vpcId"));
  }

  @Test
  void shouldRefuseAWrongKind() {
    // when
    CheckResponse checked =
        aws.check(VPC, Fields.of("cidrBlock", "10.0.0.0/16", "tags", "not a map"));

    // then
    assertThat(checked.getFailuresList())
        .anySatisfy(failure -> assertThat(failure.getReason()).contains("expected object type"));
  }

  @Test
  void shouldCreateReadUpdateAndDelete() {
    // given
    CreateResponse made = aws.create(VPC, Fields.of("cidrBlock", "10.0.0.0/16", "tags", TAGS));

    // when
    ReadResponse read = aws.read(VPC, made.getId());
    Fields updated =
        aws.update(
            VPC,
            made.getId(),
            Fields.of("cidrBlock", "10.0.0.0/16", "tags", TAGS),
            Fields.of("cidrBlock", "10.0.0.0/16", "tags", TAGS, "enableDnsHostnames", true));
    aws.delete(VPC, made.getId());

    // then
    assertThat(made.getId()).matches("vpc-[0-9a-f]{17}");
    assertThat(StructCodec.read(read.getProperties()).text("arn"))
        .contains("arn:aws:ec2:eu-west-1:111122223333:vpc/" + made.getId());
    assertThat(updated.isTrue("enableDnsHostnames")).isTrue();
    assertThat(aws.read(VPC, made.getId()).getId()).isEmpty();
    assertThat(clouds.get("/resources?provider=aws")).isEmpty();
  }

  @Test
  void shouldMakeTwoObjectsWhenANamelessTypeIsCreatedTwice() {
    // given
    Fields inputs = Fields.of("cidrBlock", "10.0.0.0/16", "tags", TAGS);

    // when
    CreateResponse first = aws.create(VPC, inputs);
    CreateResponse second = aws.create(VPC, inputs);

    // then
    assertThat(first.getId()).isNotEqualTo(second.getId());
    assertThat(clouds.get("/duplicates")).hasSize(1);
    assertThat(clouds.get("/duplicates").get(0).path("ids")).hasSize(2);
  }

  @Test
  void shouldReplaceWhenAForceNewPropertyChanges() {
    // when
    DiffResponse replacing =
        aws.diff(
            VPC,
            "vpc-1",
            Fields.of("cidrBlock", "10.0.0.0/16"),
            Fields.of("cidrBlock", "10.1.0.0/16"));
    DiffResponse updating =
        aws.diff(
            VPC, "vpc-1", Fields.of("tags", Map.of("a", "1")), Fields.of("tags", Map.of("a", "2")));
    DiffResponse nothing =
        aws.diff(
            VPC,
            "vpc-1",
            Fields.of("cidrBlock", "10.0.0.0/16"),
            Fields.of("cidrBlock", "10.0.0.0/16"));

    // then
    assertThat(replacing.getReplacesList()).containsExactly("cidrBlock");
    assertThat(updating.getReplacesList()).isEmpty();
    assertThat(updating.getDetailedDiffMap()).containsOnlyKeys("tags.a");
    assertThat(nothing.getChanges()).isEqualTo(DiffResponse.DiffChanges.DIFF_NONE);
  }

  @Test
  void shouldRefuseToDeleteAVpcThatHasSubnets() {
    // given
    String vpc = aws.create(VPC, Fields.of("cidrBlock", "10.0.0.0/16")).getId();
    String subnet = aws.create(SUBNET, Fields.of("vpcId", vpc, "cidrBlock", "10.0.1.0/24")).getId();

    // then
    assertThatThrownBy(() -> aws.delete(VPC, vpc))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("DependencyViolation");
    aws.delete(SUBNET, subnet);
    aws.delete(VPC, vpc);
    assertThat(aws.read(VPC, vpc).getId()).isEmpty();
  }

  @Test
  void shouldRefuseASubnetOutsideItsVpcOrOverAnother() {
    // given
    String vpc = aws.create(VPC, Fields.of("cidrBlock", "10.0.0.0/16")).getId();
    aws.create(SUBNET, Fields.of("vpcId", vpc, "cidrBlock", "10.0.1.0/24"));

    // then
    assertThatThrownBy(
            () -> aws.create(SUBNET, Fields.of("vpcId", vpc, "cidrBlock", "10.9.0.0/24")))
        .hasMessageContaining("InvalidSubnet.Range");
    assertThatThrownBy(
            () -> aws.create(SUBNET, Fields.of("vpcId", vpc, "cidrBlock", "10.0.0.0/20")))
        .hasMessageContaining("InvalidSubnet.Conflict");
    assertThatThrownBy(
            () -> aws.create(SUBNET, Fields.of("vpcId", "vpc-none", "cidrBlock", "10.0.2.0/24")))
        .hasMessageContaining("InvalidVpcID.NotFound");
  }

  @Test
  void shouldKeepAPasswordSecret() {
    // given
    Fields inputs = database("orders", "S3cret-Passw0rd");

    // when
    CreateResponse made = aws.create(DATABASE, inputs);
    ReadResponse imported = aws.read(DATABASE, "orders");
    JsonNode inspected = clouds.get("/resources?provider=aws&type=" + DATABASE);

    // then
    assertThat(ProviderClient.outputs(made).get("password"))
        .isEqualTo(new Property.Secret(Property.of("S3cret-Passw0rd")));
    assertThat(imported.getId()).isEqualTo(made.getId());
    assertThat(StructCodec.read(imported.getProperties()).has("password")).isFalse();
    assertThat(StructCodec.read(imported.getInputs()).has("password")).isFalse();
    assertThat(inspected.get(0).path("properties").path("password").asText()).isEqualTo("[secret]");
    assertThat(inspected.toString()).doesNotContain("S3cret-Passw0rd");
    assertThat(state.resolve("cloud.mv"))
        .content(java.nio.charset.StandardCharsets.ISO_8859_1)
        .doesNotContain("S3cret-Passw0rd");
  }

  private static Fields database(String identifier, String password) {
    return Fields.of(
        "identifier",
        identifier,
        "engine",
        "postgres",
        "engineVersion",
        "16.6",
        "instanceClass",
        "db.t4g.micro",
        "allocatedStorage",
        20,
        "username",
        "app",
        "password",
        new Property.Secret(Property.of(password)),
        "skipFinalSnapshot",
        true);
  }

  @Test
  void shouldRefuseASecondDatabaseWithTheSameIdentifierAndAShortPassword() {
    // given
    aws.create(DATABASE, database("orders", "S3cret-Passw0rd"));

    // then
    assertThatThrownBy(() -> aws.create(DATABASE, database("orders", "S3cret-Passw0rd")))
        .hasMessageContaining("DBInstanceAlreadyExists");
    assertThatThrownBy(() -> aws.create(DATABASE, database("other", "short")))
        .hasMessageContaining("MasterUserPassword is not a valid password")
        .hasMessageNotContaining("short\"");
  }

  @Test
  void shouldRefuseABucketNameThatAnyAccountHas() {
    // given
    aws.create(BUCKET, Fields.of("bucket", "shop-images"));

    // then
    try (ProviderClient other = clouds.connect("aws", "us-east-1", "aws-key-2", "aws-secret-2")) {
      assertThatThrownBy(() -> other.create(BUCKET, Fields.of("bucket", "shop-images")))
          .hasMessageContaining("BucketAlreadyExists");
    }
    assertThatThrownBy(() -> aws.create(BUCKET, Fields.of("bucket", "shop-images")))
        .hasMessageContaining("BucketAlreadyOwnedByYou");
  }

  @Test
  void shouldKnowAZoneByNameAndById() {
    // given
    String vpc = aws.create(VPC, Fields.of("cidrBlock", "10.0.0.0/16")).getId();

    // when
    Fields byId =
        ProviderClient.outputs(
            aws.create(
                SUBNET,
                Fields.of(
                    "vpcId", vpc, "cidrBlock", "10.0.1.0/24", "availabilityZoneId", "euw1-az2")));
    Fields byName =
        ProviderClient.outputs(
            aws.create(
                SUBNET,
                Fields.of(
                    "vpcId", vpc, "cidrBlock", "10.0.2.0/24", "availabilityZone", "eu-west-1c")));

    // then
    assertThat(byId.text("availabilityZone")).contains("eu-west-1b");
    assertThat(byName.text("availabilityZoneId")).contains("euw1-az3");
    assertThatThrownBy(() ->
            aws.create(
                SUBNET,
                Fields.of(
                    "vpcId", vpc, "cidrBlock", "10.0.3.0/24", "availabilityZoneId", "use1-az1")))
        .hasMessageContaining("availabilityZoneId is invalid");
  }

  @Test
  void shouldRefuseAPublicPolicyWherePublicPoliciesAreBlocked() {
    // given
    aws.create(BUCKET, Fields.of("bucket", "shop-images"));
    aws.create(
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        Fields.of("bucket", "shop-images", "blockPublicPolicy", true));

    // then
    assertThatThrownBy(() ->
            aws.create(
                "aws:s3/bucketPolicy:BucketPolicy",
                Fields.of("bucket", "shop-images", "policy", policy("Allow"))))
        .hasMessageContaining("AccessDenied");
    assertThat(
            aws.create(
                    "aws:s3/bucketPolicy:BucketPolicy",
                    Fields.of("bucket", "shop-images", "policy", policy("Deny")))
                .getId())
        .isEqualTo("shop-images");
  }

  private static String policy(String effect) {
    return "{\"Statement\":[{\"Effect\":\""
        + effect
        + "\",\"Principal\":\"*\",\"Action\":\"s3:*\"}]}";
  }

  @Test
  void shouldRefuseCallsOnAConnectionThatIsNotConfigured() {
    // when
    try (ProviderClient fresh = clouds.dial("aws")) {
      // then
      assertThatThrownBy(() -> fresh.read(VPC, "vpc-1"))
          .isInstanceOfSatisfying(
              StatusRuntimeException.class,
              e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION))
          .hasMessageContaining("not configured on this connection");
    }
  }

  @Test
  void shouldRefuseWrongCredentials() {
    assertThatThrownBy(() -> clouds.connect("aws", "eu-west-1", "nobody", "x"))
        .hasMessageContaining("InvalidClientTokenId");
    assertThatThrownBy(() -> clouds.connect("aws", "eu-west-1", "aws-key", "wrong"))
        .hasMessageContaining("SignatureDoesNotMatch");
  }

  @Test
  void shouldSeparateAccountsAndRegions() {
    // given
    String vpc = aws.create(VPC, Fields.of("cidrBlock", "10.0.0.0/16", "tags", TAGS)).getId();

    // then
    try (ProviderClient otherRegion = clouds.connect("aws", "us-east-1");
        ProviderClient otherAccount =
            clouds.connect("aws", "eu-west-1", "aws-key-2", "aws-secret-2")) {
      assertThat(otherRegion.read(VPC, vpc).getId()).isEmpty();
      assertThat(otherAccount.read(VPC, vpc).getId()).isEmpty();
      assertThat(
              otherAccount
                  .invoke("aws:ec2/getVpcs:getVpcs", Fields.of("tags", TAGS))
                  .get("ids")
                  .asTexts())
          .isEmpty();
    }
  }

  @Test
  void shouldFindObjectsByTags() {
    // given
    String vpc = aws.create(VPC, Fields.of("cidrBlock", "10.0.0.0/16", "tags", TAGS)).getId();
    aws.create(VPC, Fields.of("cidrBlock", "10.1.0.0/16"));

    // when
    Fields byTags = aws.invoke("aws:ec2/getVpcs:getVpcs", Fields.of("tags", TAGS));
    Fields byFilter =
        aws.invoke(
            "aws:ec2/getVpcs:getVpcs",
            Fields.of(
                "filters",
                List.of(
                    Fields.of(
                        "name", "tag:skybridge.dev/urn-name", "values", List.of("network")))));
    Fields tagged =
        aws.invoke(
            "aws:resourcegroupstaggingapi/getResources:getResources",
            Fields.of(
                "tagFilters",
                List.of(
                    Fields.of("key", "skybridge.dev/stack", "values", List.of("team/shop-aws")))));

    // then
    assertThat(byTags.get("ids").asTexts()).containsExactly(vpc);
    assertThat(byFilter.get("ids").asTexts()).containsExactly(vpc);
    assertThat(tagged.at("resourceTagMappingLists.resourceArn").asTexts())
        .containsExactly("arn:aws:ec2:eu-west-1:111122223333:vpc/" + vpc);
  }

  @Test
  void shouldLeaveUnknownWhatIsComputedInAPreview() {
    // when
    Fields preview =
        aws.preview(SUBNET, Fields.of("vpcId", Property.Unknown.VALUE, "cidrBlock", "10.0.1.0/24"));

    // then
    assertThat(preview.get("arn")).isEqualTo(Property.Unknown.VALUE);
    assertThat(preview.text("cidrBlock")).contains("10.0.1.0/24");
    assertThat(clouds.get("/resources")).isEmpty();
  }

  @Test
  void shouldKeepObjectsAndJournalOverARestart() throws IOException {
    // given
    String vpc = aws.create(VPC, Fields.of("cidrBlock", "10.0.0.0/16", "tags", TAGS)).getId();
    stop();

    // when
    start();

    // then
    assertThat(aws.read(VPC, vpc).getId()).isEqualTo(vpc);
    assertThat(clouds.get("/events?operation=create").path("events")).hasSize(1);
  }

  @Test
  void shouldMakeTheObjectWhenTheAnswerIsLost() {
    // given
    clouds.send(
        "POST",
        "/faults",
        "{\"kind\":\"answerLost\",\"operation\":\"create\",\"type\":\"" + VPC + "\",\"count\":1}");

    // then
    assertThatThrownBy(() -> aws.create(VPC, Fields.of("cidrBlock", "10.0.0.0/16", "tags", TAGS)))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
    assertThat(aws.invoke("aws:ec2/getVpcs:getVpcs", Fields.of("tags", TAGS)).get("ids").asTexts())
        .hasSize(1);
  }

  @Test
  void shouldShowDriftToARead() {
    // given
    Fields inputs = Fields.of("cidrBlock", "10.0.0.0/16", "enableDnsSupport", true);
    String vpc = aws.create(VPC, inputs).getId();

    // when
    SimulatedClouds.Answer put =
        clouds.send("PUT", "/resources/aws/" + vpc + "/properties", "{\"enableDnsSupport\":false}");
    ReadResponse read = aws.read(VPC, vpc, inputs, inputs);

    // then
    assertThat(put.status()).isEqualTo(200);
    assertThat(StructCodec.read(read.getInputs()).text("enableDnsSupport")).contains("false");
  }
}

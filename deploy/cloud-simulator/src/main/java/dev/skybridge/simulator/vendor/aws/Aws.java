package dev.skybridge.simulator.vendor.aws;

import dev.skybridge.simulator.cloud.FunctionRules;
import dev.skybridge.simulator.cloud.Operation;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.fault.FaultKind;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.vendor.Vendor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Amazon Web Services. Error codes are those of the EC2, RDS, S3, ElastiCache, EKS, IAM and SQS API
 * references.
 */
public final class Aws implements Vendor {

  @Override
  public String name() {
    return "aws";
  }

  @Override
  public List<TypeRules> types() {
    return Stream.of(
            AwsNetwork.types(),
            AwsCompute.types(),
            AwsDatabase.types(),
            AwsStorage.types(),
            AwsCache.types(),
            AwsKubernetes.types(),
            AwsQueue.types())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public List<FunctionRules> functions() {
    return AwsFunctions.functions();
  }

  @Override
  public String keyIdProperty() {
    return "accessKey";
  }

  @Override
  public String secretProperty() {
    return "secretKey";
  }

  @Override
  public boolean checksCredentialsWhenConfigured(Fields config) {
    return !config.isTrue("skipCredentialsValidation");
  }

  @Override
  public VendorRefusal unknownKey(String keyId) {
    return new VendorRefusal(
        403, "InvalidClientTokenId", "The security token included in the request is invalid.");
  }

  @Override
  public VendorRefusal wrongSecret() {
    return new VendorRefusal(
        403,
        "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.");
  }

  @Override
  public Optional<VendorRefusal> refusal(FaultKind kind, String service, String noun) {
    return switch (kind) {
      case THROTTLE ->
          Optional.of(
              switch (service) {
                case "EC2" ->
                    new VendorRefusal(503, "RequestLimitExceeded", "Request limit exceeded.");
                case "S3" -> new VendorRefusal(503, "SlowDown", "Please reduce your request rate.");
                case "RDS", "ElastiCache", "IAM", "Auto Scaling" ->
                    new VendorRefusal(400, "Throttling", "Rate exceeded");
                default -> new VendorRefusal(429, "ThrottlingException", "Rate exceeded");
              });
      case SERVER_ERROR ->
          Optional.of(
              switch (service) {
                case "EC2", "S3" ->
                    new VendorRefusal(500, "InternalError", "An internal error has occurred");
                default ->
                    new VendorRefusal(
                        500,
                        "InternalFailure",
                        "The request processing has failed because of an unknown error, exception or failure.");
              });
      case QUOTA ->
          Optional.of(
              switch (noun) {
                case "Vpc" ->
                    new VendorRefusal(
                        400, "VpcLimitExceeded", "The maximum number of VPCs has been reached.");
                case "Subnet" ->
                    new VendorRefusal(
                        400,
                        "SubnetLimitExceeded",
                        "The maximum number of subnets per VPC has been reached.");
                case "SecurityGroup" ->
                    new VendorRefusal(
                        400,
                        "SecurityGroupLimitExceeded",
                        "The maximum number of security groups for VPC has been reached.");
                case "Instances" ->
                    new VendorRefusal(
                        400,
                        "InstanceLimitExceeded",
                        "You have requested more instances than your current instance limit allows.");
                case "DBInstance" ->
                    new VendorRefusal(400, "InstanceQuotaExceeded", "DB Instance quota exceeded");
                case "Bucket" ->
                    new VendorRefusal(
                        400,
                        "TooManyBuckets",
                        "You have attempted to create more buckets than allowed");
                case "CacheCluster", "ReplicationGroup" ->
                    new VendorRefusal(
                        400,
                        "ClusterQuotaForCustomerExceeded",
                        "The request cannot be processed because it would exceed the allowed number of clusters per customer.");
                default ->
                    new VendorRefusal(
                        400,
                        "ResourceLimitExceededException",
                        "You have reached the limit of " + noun + " for your account.");
              });
      case LATENCY, TIMEOUT, ANSWER_LOST, CRASH -> Optional.empty();
    };
  }

  @Override
  public VendorRefusal alreadyExists(String service, String noun, String id) {
    return switch (service) {
      case "IAM" ->
          new VendorRefusal(
              409, "EntityAlreadyExists", noun + " with name " + id + " already exists.");
      case "EKS" ->
          new VendorRefusal(
              409, "ResourceInUseException", noun + " already exists with name: " + id);
      case "Auto Scaling" ->
          new VendorRefusal(
              400,
              "AlreadyExists",
              noun
                  + " by this name already exists - A group with the name "
                  + id
                  + " already exists");
      default ->
          new VendorRefusal(400, noun + "AlreadyExists", noun + " " + id + " already exists");
    };
  }

  @Override
  public VendorRefusal notFound(String service, String noun, String id) {
    return switch (service) {
      case "EC2" ->
          new VendorRefusal(
              400,
              "Invalid" + noun + "ID.NotFound",
              "The " + noun.toLowerCase(Locale.ROOT) + " ID '" + id + "' does not exist");
      case "S3" -> new VendorRefusal(404, "NoSuchBucket", "The specified bucket does not exist");
      case "IAM" ->
          new VendorRefusal(
              404,
              "NoSuchEntity",
              "The " + noun.toLowerCase(Locale.ROOT) + " with name " + id + " cannot be found.");
      default -> new VendorRefusal(404, noun + "NotFound", noun + " " + id + " not found.");
    };
  }

  @Override
  public VendorRefusal inUse(
      String service, String noun, String id, String dependentNoun, String dependentId) {
    return switch (service) {
      case "EC2" ->
          new VendorRefusal(
              400,
              "DependencyViolation",
              "The "
                  + noun.toLowerCase(Locale.ROOT)
                  + " '"
                  + id
                  + "' has dependencies and cannot be deleted.");
      case "RDS" ->
          new VendorRefusal(
              400,
              "InvalidDBSubnetGroupStateFault",
              "Cannot delete the subnet group '"
                  + id
                  + "' because at least one database instance: "
                  + dependentId
                  + " is still using it.");
      case "ElastiCache" ->
          new VendorRefusal(
              400,
              "CacheSubnetGroupInUse",
              "Cache subnet group " + id + " is currently in use by a cache cluster.");
      case "EKS" ->
          new VendorRefusal(
              409,
              "ResourceInUseException",
              noun + " has " + dependentNoun.toLowerCase(Locale.ROOT) + "s attached");
      case "IAM" ->
          new VendorRefusal(
              409, "DeleteConflict", "Cannot delete entity, must detach all policies first.");
      default ->
          new VendorRefusal(409, "ResourceInUse", noun + " " + id + " is in use by " + dependentId);
    };
  }

  @Override
  public String describe(
      Operation operation, String service, String noun, String subject, VendorRefusal refusal) {
    String api =
        switch (operation) {
          case CONFIGURE -> "STS: GetCallerIdentity";
          case CREATE -> service + ": " + (noun.equals("Instances") ? "Run" : "Create") + noun;
          case READ -> service + ": Describe" + noun;
          case UPDATE -> service + ": Modify" + noun;
          case DELETE ->
              service + ": " + (noun.equals("Instances") ? "Terminate" : "Delete") + noun;
          case INVOKE -> noun;
        };
    String doing =
        switch (operation) {
          case CONFIGURE -> "validating provider credentials: retrieving caller identity from STS";
          case CREATE -> "creating " + service + " " + noun + named(subject);
          case READ, INVOKE -> "reading " + service + " " + noun + named(subject);
          case UPDATE -> "updating " + service + " " + noun + named(subject);
          case DELETE -> "deleting " + service + " " + noun + named(subject);
        };
    return "1 error occurred:\n\t* "
        + doing
        + ": operation error "
        + api
        + ", https response error StatusCode: "
        + refusal.httpStatus()
        + ", RequestID: "
        + UUID.randomUUID()
        + ", api error "
        + refusal.code()
        + ": "
        + refusal.wording()
        + "\n\n";
  }

  private static String named(String subject) {
    return subject.isEmpty() ? "" : " (" + subject + ")";
  }
}

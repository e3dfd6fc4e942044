package dev.skybridge.simulator.vendor.alicloud;

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
 * Alibaba Cloud. Error codes are those of the API references of VPC, ECS, ESS, RDS, OSS, Tair
 * (Redis) and ACK.
 */
public final class Alicloud implements Vendor {

  @Override
  public String name() {
    return "alicloud";
  }

  @Override
  public List<TypeRules> types() {
    return Stream.of(
            AlicloudNetwork.types(),
            AlicloudCompute.types(),
            AlicloudDatabase.types(),
            AlicloudStorage.types(),
            AlicloudCache.types(),
            AlicloudKubernetes.types())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public List<FunctionRules> functions() {
    return AlicloudFunctions.functions();
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
    return false;
  }

  @Override
  public VendorRefusal unknownKey(String keyId) {
    return new VendorRefusal(
        404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");
  }

  @Override
  public VendorRefusal wrongSecret() {
    return new VendorRefusal(
        400, "SignatureDoesNotMatch", "Specified signature is not matched with our calculation.");
  }

  @Override
  public Optional<VendorRefusal> refusal(FaultKind kind, String service, String noun) {
    return switch (kind) {
      case THROTTLE ->
          Optional.of(
              new VendorRefusal(
                  400, "Throttling.User", "Request was denied due to user flow control."));
      case SERVER_ERROR ->
          Optional.of(
              new VendorRefusal(
                  500,
                  "InternalError",
                  "The request processing has failed due to some unknown error."));
      case QUOTA ->
          Optional.of(
              new VendorRefusal(
                  400,
                  "QuotaExceeded." + noun,
                  "The quota of " + noun.toLowerCase(Locale.ROOT) + " is exceeded."));
      case LATENCY, TIMEOUT, ANSWER_LOST, CRASH -> Optional.empty();
    };
  }

  @Override
  public VendorRefusal alreadyExists(String service, String noun, String id) {
    return new VendorRefusal(
        400,
        "Invalid" + noun + "Name.Duplicate",
        "The " + noun.toLowerCase(Locale.ROOT) + " already exists: " + id + ".");
  }

  @Override
  public VendorRefusal notFound(String service, String noun, String id) {
    return new VendorRefusal(
        404,
        "Invalid" + noun + "Id.NotFound",
        "The specified " + noun + " " + id + " does not exist.");
  }

  @Override
  public VendorRefusal inUse(
      String service, String noun, String id, String dependentNoun, String dependentId) {
    return new VendorRefusal(
        400,
        "DependencyViolation." + dependentNoun,
        "The specified " + noun + " " + id + " has dependent resources: " + dependentId + ".");
  }

  @Override
  public String describe(
      Operation operation, String service, String noun, String subject, VendorRefusal refusal) {
    String action =
        switch (operation) {
          case CONFIGURE -> "GetCallerIdentity";
          case CREATE -> "Create" + noun;
          case READ -> "Describe" + noun + "Attribute";
          case UPDATE -> "Modify" + noun + "Attribute";
          case DELETE -> "Delete" + noun;
          case INVOKE -> noun;
        };
    String request = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    return "1 error occurred:\n\t* [ERROR] Resource alicloud_"
        + noun.toLowerCase(Locale.ROOT)
        + (subject.isEmpty() ? "" : " " + subject)
        + " "
        + action
        + " Failed!!! [SDK alibaba-cloud-sdk-go ERROR]:\nSDKError:\n   StatusCode: "
        + refusal.httpStatus()
        + "\n   Code: "
        + refusal.code()
        + "\n   Message: code: "
        + refusal.httpStatus()
        + ", "
        + refusal.wording()
        + " request id: "
        + request
        + "\n\n";
  }
}

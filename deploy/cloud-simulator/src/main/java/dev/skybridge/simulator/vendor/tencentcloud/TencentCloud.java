package dev.skybridge.simulator.vendor.tencentcloud;

import dev.skybridge.simulator.cloud.FunctionRules;
import dev.skybridge.simulator.cloud.Operation;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.fault.FaultKind;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.vendor.Vendor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Tencent Cloud. Error codes are those of its API 3.0 references for VPC, CVM, AS, PostgreSQL, CDB,
 * Redis and TKE, and of the COS API reference.
 */
public final class TencentCloud implements Vendor {

  @Override
  public String name() {
    return "tencentcloud";
  }

  @Override
  public List<TypeRules> types() {
    return Stream.of(
            TencentNetwork.types(),
            TencentCompute.types(),
            TencentDatabase.types(),
            TencentStorage.types(),
            TencentCache.types(),
            TencentKubernetes.types())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public List<FunctionRules> functions() {
    return TencentFunctions.functions();
  }

  @Override
  public String keyIdProperty() {
    return "secretId";
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
        401,
        "AuthFailure.SecretIdNotFound",
        "The SecretId is not found, please ensure that your SecretId is correct.");
  }

  @Override
  public VendorRefusal wrongSecret() {
    return new VendorRefusal(
        401,
        "AuthFailure.SignatureFailure",
        "The provided credentials could not be validated. Please check your signature is correct.");
  }

  @Override
  public Optional<VendorRefusal> refusal(FaultKind kind, String service, String noun) {
    return switch (kind) {
      case THROTTLE ->
          Optional.of(
              new VendorRefusal(
                  429,
                  "RequestLimitExceeded",
                  "Your current request times equals to `21` in a second, which exceeds the frequency limit `20` for a second. Please reduce the frequency of calls."));
      case SERVER_ERROR ->
          Optional.of(
              new VendorRefusal(
                  500,
                  "InternalError",
                  "An internal error has occurred. Retry your request, but if the problem persists, contact us."));
      case QUOTA ->
          Optional.of(
              new VendorRefusal(400, "LimitExceeded", "The quota of " + noun + " is exceeded."));
      case LATENCY, TIMEOUT, ANSWER_LOST, CRASH -> Optional.empty();
    };
  }

  @Override
  public VendorRefusal alreadyExists(String service, String noun, String id) {
    return service.equals("cos")
        ? new VendorRefusal(
            409, "BucketAlreadyExists", "The requested bucket name is not available.")
        : new VendorRefusal(
            400, "InvalidParameterValue.Duplicate", noun + " " + id + " already exists.");
  }

  @Override
  public VendorRefusal notFound(String service, String noun, String id) {
    return new VendorRefusal(
        400, "ResourceNotFound", "The " + noun + " `" + id + "` does not exist.");
  }

  @Override
  public VendorRefusal inUse(
      String service, String noun, String id, String dependentNoun, String dependentId) {
    return new VendorRefusal(
        400,
        "ResourceInUse",
        "The " + noun + " `" + id + "` is in use by " + dependentNoun + " `" + dependentId + "`.");
  }

  @Override
  public String describe(
      Operation operation, String service, String noun, String subject, VendorRefusal refusal) {
    String action =
        switch (operation) {
          case CONFIGURE -> "GetCallerIdentity";
          case CREATE -> "Create" + noun;
          case READ -> "Describe" + noun;
          case UPDATE -> "Modify" + noun;
          case DELETE -> "Delete" + noun;
          case INVOKE -> noun;
        };
    return "1 error occurred:\n\t* [CRITAL] "
        + (service.isEmpty() ? "" : service + " ")
        + action
        + (subject.isEmpty() ? "" : " " + subject)
        + " failed: [TencentCloudSDKError] Code="
        + refusal.code()
        + ", Message="
        + refusal.wording()
        + ", RequestId="
        + UUID.randomUUID()
        + "\n\n";
  }
}

package dev.skybridge.simulator.openapi.alicloud;

import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.provider.Caller;
import dev.skybridge.simulator.provider.CloudApi;
import dev.skybridge.simulator.state.CloudObject;
import java.util.Map;
import java.util.Optional;

/** What "DeleteInstance" and "DeleteDBInstance" have in common. */
final class AlicloudDeletion {
  private static final Map<String, String> NOT_FOUND =
      Map.of(
          AlicloudMachineActions.TYPE, "InvalidInstanceId.NotFound",
          AlicloudDatabaseActions.TYPE, "InvalidDBInstanceId.NotFound");

  private AlicloudDeletion() {}

  /** The object; the vendor does not take the deletion of what is not there. */
  static CloudObject require(CloudApi api, Caller caller, String type, String id) {
    Optional<CloudObject> object = api.read(caller, type, id);
    return object.orElseThrow(() ->
        new VendorRefusal(
            404,
            NOT_FOUND.getOrDefault(type, "InvalidParameter"),
            "The specified instance does not exist."));
  }
}

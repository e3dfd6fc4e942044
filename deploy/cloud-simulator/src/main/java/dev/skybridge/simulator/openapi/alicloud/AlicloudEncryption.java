package dev.skybridge.simulator.openapi.alicloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.property.JsonCodec;
import dev.skybridge.simulator.property.Property;
import dev.skybridge.simulator.provider.Caller;
import dev.skybridge.simulator.provider.CloudApi;
import dev.skybridge.simulator.state.CloudObject;
import java.util.Map;
import java.util.Set;

/** RDS 2014-08-15: transparent data encryption, which can't be switched off once it is on. */
record AlicloudEncryption(CloudApi api) {
  private static final String TYPE = AlicloudDatabaseActions.TYPE;
  private static final String PROPERTY = "tdeStatus";
  private static final Set<String> ENGINES = Set.of("MySQL", "PostgreSQL");

  ObjectNode describe(Caller caller, Map<String, String> parameters) {
    CloudObject object = require(caller, parameters);
    ObjectNode answer = JsonCodec.MAPPER.createObjectNode().put("TDEStatus", status(object));
    answer.putObject("Databases").putArray("Database");
    return answer;
  }

  ObjectNode modify(Caller caller, Map<String, String> parameters) {
    CloudObject object = require(caller, parameters);
    String wanted = parameters.getOrDefault("TDEStatus", "");
    if (!wanted.equals("Enabled") && (!wanted.equals("Disabled") || isOn(object))) {
      throw new VendorRefusal(
          400, "InvalidTDEStatus.Format", "The Specified TDE status is not valid.");
    }
    if (!object.outputs().textOr("status", "Running").equals("Running")) {
      throw new VendorRefusal(
          403,
          "IncorrectDBInstanceState",
          "Current DB instance state does not support this operation.");
    }
    CloudObject _ =
        api.touch(
            caller, TYPE, object.id(), outputs -> outputs.with(PROPERTY, Property.of(wanted)));
    return JsonCodec.MAPPER.createObjectNode();
  }

  private CloudObject require(Caller caller, Map<String, String> parameters) {
    CloudObject object =
        AlicloudDeletion.require(api, caller, TYPE, parameters.getOrDefault("DBInstanceId", ""));
    if (!ENGINES.contains(object.outputs().textOr("engine", ""))) {
      throw new VendorRefusal(
          400,
          "InvalidDBInstanceEngineType.Format",
          "the DB instance engine type does not support this operation.");
    }
    return object;
  }

  private static boolean isOn(CloudObject object) {
    return status(object).equals("Enabled");
  }

  private static String status(CloudObject object) {
    return object.outputs().textOr(PROPERTY, "Disabled");
  }
}

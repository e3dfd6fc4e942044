package dev.skybridge.simulator.openapi.alicloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.openapi.Gate;
import dev.skybridge.simulator.openapi.WireAnswer;
import dev.skybridge.simulator.openapi.WireRequest;
import dev.skybridge.simulator.property.JsonCodec;
import dev.skybridge.simulator.provider.Caller;
import dev.skybridge.simulator.provider.CloudApi;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** The APIs in the RPC style: action and version are in headers, parameters in query or form. */
public final class AlicloudOpenApi implements Function<WireRequest, WireAnswer> {
  private final Gate gate;
  private final List<AlicloudAction> actions;

  /** Over one cloud. */
  public AlicloudOpenApi(Gate gate, CloudApi api) {
    this.gate = gate;
    this.actions =
        Stream.of(
                AlicloudMachineActions.of(api),
                AlicloudDatabaseActions.of(api),
                AlicloudMonitorActions.of(api))
            .flatMap(List::stream)
            .toList();
  }

  @Override
  public WireAnswer apply(WireRequest request) {
    String id = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    try {
      return WireAnswer.json(200, answer(request).put("RequestId", id));
    } catch (VendorRefusal refusal) {
      return WireAnswer.json(
          refusal.httpStatus(),
          JsonCodec.MAPPER
              .createObjectNode()
              .put("RequestId", id)
              .put("HostId", request.headerOrEmpty("host"))
              .put("Code", refusal.code())
              .put("Message", refusal.wording()));
    }
  }

  private ObjectNode answer(WireRequest request) {
    AlicloudSignature signature = AlicloudSignature.of(request);
    AlicloudAction action = action(request);
    Map<String, String> parameters = new HashMap<>(request.query());
    parameters.putAll(request.form());
    Caller caller =
        gate.admit(
            signature.keyId(),
            parameters.getOrDefault("RegionId", ""),
            signature.value(),
            secret -> signature.by(secret, request));
    action.check(parameters);
    return action.work().answer(caller, parameters);
  }

  private AlicloudAction action(WireRequest request) {
    String name = request.headerOrEmpty("x-acs-action");
    String version = request.headerOrEmpty("x-acs-version");
    List<AlicloudAction> versioned =
        actions.stream().filter(a -> a.version().equals(version)).toList();
    if (versioned.isEmpty()) {
      throw new VendorRefusal(400, "InvalidVersion", "Specified parameter Version is not valid.");
    }
    return versioned.stream()
        .filter(a -> a.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new VendorRefusal(
                404,
                "InvalidAction.NotFound",
                "Specified api is not found, please check your url and method."));
  }
}

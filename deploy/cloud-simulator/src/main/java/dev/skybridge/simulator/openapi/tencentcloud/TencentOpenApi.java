package dev.skybridge.simulator.openapi.tencentcloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.openapi.Gate;
import dev.skybridge.simulator.openapi.WireAnswer;
import dev.skybridge.simulator.openapi.WireRequest;
import dev.skybridge.simulator.property.JsonCodec;
import dev.skybridge.simulator.provider.Caller;
import dev.skybridge.simulator.provider.CloudApi;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * API 3.0: each request is a POST whose product is in its signature and whose action, version and
 * region are in headers. Errors come with status 200, in the place of the answer.
 */
public final class TencentOpenApi implements Function<WireRequest, WireAnswer> {
  private final Gate gate;
  private final List<TencentAction> actions;

  /** Over one cloud. */
  public TencentOpenApi(Gate gate, CloudApi api) {
    this.gate = gate;
    this.actions =
        Stream.of(
                TencentMachineActions.of(api),
                TencentDatabaseActions.of(api),
                TencentTagActions.of(api),
                TencentMonitorActions.of(api))
            .flatMap(List::stream)
            .toList();
  }

  @Override
  public WireAnswer apply(WireRequest request) {
    ObjectNode response;
    try {
      response = answer(request);
    } catch (VendorRefusal refusal) {
      response = JsonCodec.MAPPER.createObjectNode();
      response.putObject("Error").put("Code", refusal.code()).put("Message", refusal.wording());
    }
    response.put("RequestId", UUID.randomUUID().toString());
    ObjectNode body = JsonCodec.MAPPER.createObjectNode();
    body.set("Response", response);
    return WireAnswer.json(200, body);
  }

  private ObjectNode answer(WireRequest request) {
    TencentSignature signature = TencentSignature.of(request);
    TencentAction action = action(request, signature.product());
    String region = request.headerOrEmpty("x-tc-region");
    if (region.isEmpty()) {
      throw new VendorRefusal(
          200, "MissingParameter", "The request is missing a required parameter `Region`.");
    }
    Caller caller =
        gate.admit(
            signature.keyId(), region, signature.value(), secret -> signature.by(secret, request));
    JsonNode parameters = JsonCodec.parse(request.body());
    action.check(parameters);
    return action.work().answer(caller, parameters);
  }

  /**
   * The vendor's SDKs sign for the first label of the address that they are given, so an address
   * without names says nothing of the product; the action and its version then do.
   */
  private TencentAction action(WireRequest request, String product) {
    String name = request.headerOrEmpty("x-tc-action");
    String version = request.headerOrEmpty("x-tc-version");
    boolean known = actions.stream().anyMatch(a -> a.product().equals(product));
    if (!known && !product.equals(request.headerOrEmpty("host").split("\\.", 2)[0])) {
      throw new VendorRefusal(
          200, "AuthFailure.SignatureFailure", "The signature is for another product.");
    }
    List<TencentAction> named =
        actions.stream()
            .filter(a -> a.name().equals(name) && (!known || a.product().equals(product)))
            .toList();
    if (named.isEmpty()) {
      throw new VendorRefusal(
          200, "InvalidAction", "The request action=`" + name + "` is invalid or not found.");
    }
    return named.stream()
        .filter(a -> a.version().equals(version))
        .findFirst()
        .orElseThrow(() ->
            new VendorRefusal(
                200, "NoSuchVersion", "The version `" + version + "` does not exist."));
  }
}

package dev.skybridge.simulator.http;

import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.JsonCodec;
import dev.skybridge.simulator.provider.Caller;
import dev.skybridge.simulator.provider.Catalog;
import dev.skybridge.simulator.provider.CloudApi;
import dev.skybridge.simulator.provider.InputPreparer;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /resources/{provider}}: an object that an account's owner makes by hand, as in the
 * vendor's own console. The vendor's rules hold for it as for any other.
 */
final class OwnerRoutes {
  private final Map<String, Catalog> catalogs;
  private final Map<String, CloudApi> apis;

  OwnerRoutes(Map<String, Catalog> catalogs, Map<String, CloudApi> apis) {
    this.catalogs = Map.copyOf(catalogs);
    this.apis = Map.copyOf(apis);
  }

  HttpAnswer make(HttpQuestion question) {
    Catalog catalog = catalogs.get(question.segment(1));
    CloudApi api = apis.get(question.segment(1));
    if (catalog == null || api == null) {
      return InspectionServer.error(404, "no such provider");
    }
    String token = required(question, "type");
    Fields inputs = InputPreparer.clean(JsonCodec.read(question.body()));
    var violations =
        new InputPreparer(catalog).violations(catalog.type(token), catalog.schema(token), inputs);
    if (!violations.isEmpty()) {
      return InspectionServer.error(
          400, violations.getFirst().property() + ": " + violations.getFirst().reason());
    }
    Caller owner =
        new Caller(required(question, "account"), required(question, "region"), Optional.empty());
    try {
      return new HttpAnswer(201, ResourceRoutes.json(api.create(owner, token, inputs)));
    } catch (VendorRefusal e) {
      return InspectionServer.error(e.httpStatus(), e.code() + ": " + e.wording());
    }
  }

  private static String required(HttpQuestion question, String parameter) {
    return question
        .parameter(parameter)
        .orElseThrow(() -> new IllegalArgumentException("parameter " + parameter + " is missing"));
  }
}

package dev.skybridge.operator.adapter.pulumi;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.skybridge.operator.stack.CloudCatalog.Lookup;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.InvokeResponse;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;

/** Finds objects in a cloud through the vendor's own provider. */
final class ObjectFinder {
  private final ProviderCalls upstream;

  ObjectFinder(ProviderCalls upstream) {
    this.upstream = upstream;
  }

  /**
   * The objects that a plan leads to and that do not carry another owner's tags.
   *
   * @param answeredId an id that the vendor gave for the object, if any
   */
  List<Found> find(String urn, String type, SearchPlan plan, Optional<String> answeredId) {
    var ids = new LinkedHashSet<String>();
    answeredId.ifPresent(ids::add);
    if (answeredId.flatMap(id -> read(urn, type, id)).isEmpty()) {
      plan.lookup().ifPresent(lookup -> ids.addAll(candidates(lookup)));
    }
    var found = new ArrayList<Found>();
    for (var id : ids) {
      read(urn, type, id)
          .filter(object -> !plan.excludes(object.properties()))
          .ifPresent(found::add);
    }
    return found;
  }

  /** One object as the cloud has it; empty if there is none. */
  Optional<Found> read(String urn, String type, String id) {
    var response =
        upstream.call(
            "Read",
            ReadRequest.newBuilder()
                .setUrn(urn)
                .setType(type)
                .setName(urn.substring(urn.lastIndexOf("::") + 2))
                .setId(id)
                .build(),
            ReadResponse.parser());
    return response.getId().isEmpty()
        ? Optional.empty()
        : Optional.of(new Found(response.getId(), response.getProperties(), response.getInputs()));
  }

  private List<String> candidates(Lookup lookup) {
    return switch (lookup) {
      case Lookup.ById byId -> List.of(byId.id());
      case Lookup.ByQuery query -> invoke(query);
    };
  }

  private List<String> invoke(Lookup.ByQuery query) {
    var arguments =
        PropertyCodec.encode(
            query.arguments(),
            output -> {
              throw new IllegalArgumentException("a lookup can't refer to " + output);
            });
    var request = InvokeRequest.newBuilder().setTok(query.function()).setArgs(arguments).build();
    byte[] answer;
    try {
      answer = upstream.tried("Invoke", request.toByteArray());
    } catch (StatusRuntimeException e) {
      if (VendorErrors.saysNotFound(e.getStatus())) {
        return List.of(); // functions that give one object fail where there is none
      }
      throw e;
    }
    return ids(ProviderCalls.parse(InvokeResponse.parser(), answer), query);
  }

  private static List<String> ids(InvokeResponse response, Lookup.ByQuery query) {
    if (response.getFailuresCount() > 0) {
      throw Status.INVALID_ARGUMENT
          .withDescription(
              "%s refused the lookup: %s"
                  .formatted(query.function(), response.getFailures(0).getReason()))
          .asRuntimeException();
    }
    var matches =
        PropertyCodec.reveal(response.getReturn())
            .getFieldsOrDefault(query.list(), Value.getDefaultInstance());
    var all = matches.hasListValue() ? matches.getListValue().getValuesList() : List.of(matches);
    return all.stream()
        .map(match -> query.id().isEmpty() ? match : field(match, query.id()))
        .map(Value::getStringValue)
        .map(query::idOf)
        .filter(id -> !id.isEmpty())
        .toList();
  }

  private static Value field(Value object, String name) {
    return object.getStructValue().getFieldsOrDefault(name, Value.getDefaultInstance());
  }

  /**
   * An object as the cloud has it.
   *
   * @param id the vendor's id
   * @param properties its state
   * @param inputs the inputs that would make it
   */
  record Found(String id, Struct properties, Struct inputs) {}
}

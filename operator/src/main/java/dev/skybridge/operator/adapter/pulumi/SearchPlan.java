package dev.skybridge.operator.adapter.pulumi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.util.JsonFormat;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.operator.adapter.store.OpenCreate;
import dev.skybridge.operator.stack.CloudCatalog.Lookup;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How to find an object again and how to know that it is ours; kept in the create journal, so that
 * it outlives the graph. Holds no secret.
 *
 * @param lookup by id or by query, or empty where the vendor offers neither
 * @param ownership ownership tags that the object must carry
 */
record SearchPlan(Optional<Lookup> lookup, Map<String, String> ownership) {
  /** Start of the names of ownership tags. */
  static final String TAG_PREFIX = "skybridge.dev/";

  private static final Set<String> IDENTITY = Set.of(TAG_PREFIX + "stack", TAG_PREFIX + "urn-name");

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies the map. */
  SearchPlan {
    ownership = Map.copyOf(ownership);
  }

  /** The ownership tags among the properties of an object. */
  static Map<String, String> ownershipTags(Struct properties) {
    var tags = new TreeMap<String, String>();
    var value = PropertyCodec.reveal(properties).getFieldsMap().get("tags");
    if (value != null && value.hasStructValue()) {
      value
          .getStructValue()
          .getFieldsMap()
          .forEach((name, tag) -> {
            if (name.startsWith(TAG_PREFIX)) {
              tags.put(name, tag.getStringValue());
            }
          });
    }
    return tags;
  }

  /** Whether the properties of an object say that it is someone else's. */
  boolean excludes(Struct properties) {
    var found = identity(ownershipTags(properties));
    return !identity(ownership).isEmpty() && !found.isEmpty() && !found.equals(identity(ownership));
  }

  /** Whether the properties of an object prove that it is ours. */
  boolean proves(Struct properties) {
    return !identity(ownership).isEmpty()
        && identity(ownershipTags(properties)).equals(identity(ownership));
  }

  /** Whether an object of this plan's type carries ownership tags at all. */
  boolean provable() {
    return !identity(ownership).isEmpty();
  }

  /** Stack and graph name: they name one object; further tags may come with a newer version. */
  private static Map<String, String> identity(Map<String, String> tags) {
    var identity = new TreeMap<>(tags);
    identity.keySet().retainAll(IDENTITY);
    return identity;
  }

  /** As JSON for the journal. */
  String toJson() {
    var root = JSON.createObjectNode();
    var tags = root.putObject("ownership");
    new TreeMap<>(ownership).forEach(tags::put);
    lookup.ifPresent(way -> {
      switch (way) {
        case Lookup.ById byId -> root.put("id", byId.id());
        case Lookup.ByQuery query ->
            root.put("function", query.function())
                .put("list", query.list())
                .put("idProperty", query.id())
                .put("idPrefix", query.prefix())
                .put("idAfter", query.after())
                .set("arguments", tree(encode(query.arguments())));
      }
    });
    return root.toString();
  }

  /** From a row of the journal. */
  static SearchPlan of(OpenCreate row) {
    return row.lookupJson() == null
        ? new SearchPlan(Optional.empty(), Map.of())
        : parse(row.lookupJson());
  }

  /** From the journal's JSON. */
  static SearchPlan parse(String json) {
    var root = tree(json);
    var tags = new TreeMap<String, String>();
    root.path("ownership")
        .properties()
        .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    if (root.has("id")) {
      return new SearchPlan(Optional.of(new Lookup.ById(root.get("id").asText())), tags);
    }
    if (!root.has("function")) {
      return new SearchPlan(Optional.empty(), tags);
    }
    var query =
        new Lookup.ByQuery(
            root.path("function").asText(),
            decode(root.path("arguments").toString()),
            root.path("list").asText(),
            root.path("idProperty").asText(),
            root.path("idPrefix").asText(),
            root.path("idAfter").asText());
    return new SearchPlan(Optional.of(query), tags);
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the create journal holds a lookup that is not JSON", e);
    }
  }

  private static String encode(Map<String, PropertyValue> arguments) {
    try {
      return JsonFormat.printer().print(PropertyCodec.encode(arguments, SearchPlan::refuse));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a struct is JSON", e);
    }
  }

  private static com.google.protobuf.Value refuse(PropertyValue.OutputOf output) {
    throw new IllegalArgumentException("a lookup can't refer to " + output);
  }

  private static Map<String, PropertyValue> decode(String json) {
    try {
      var struct = Struct.newBuilder();
      JsonFormat.parser().merge(json, struct);
      return PropertyCodec.decode(struct.build());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("the create journal holds a lookup that is not JSON", e);
    }
  }
}

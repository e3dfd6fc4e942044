package dev.skybridge.simulator.openapi.tencentcloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.JsonCodec;
import dev.skybridge.simulator.property.Property;
import dev.skybridge.simulator.provider.Caller;
import dev.skybridge.simulator.provider.CloudApi;
import dev.skybridge.simulator.state.CloudObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tag 2018-08-13: "ModifyResourceTags". */
record TencentTagActions(CloudApi api) {
  private static final Pattern SIX_SEGMENTS =
      Pattern.compile("qcs::([a-z]+):([a-z0-9-]+):uin/(\\d*):([A-Za-z]+)/(.+)");

  /** Type by product and prefix; "Resource Types Supporting Tag APIs". */
  private static final Map<String, String> TYPES =
      Map.of(
          "cvm:instance", TencentMachineActions.TYPE,
          "postgres:DBInstanceId", TencentDatabaseActions.TYPE);

  static List<TencentAction> of(CloudApi api) {
    return List.of(
        new TencentAction(
            "tag",
            "2018-08-13",
            "ModifyResourceTags",
            Set.of("Resource"),
            Set.of("ReplaceTags", "DeleteTags"),
            new TencentTagActions(api)::modify));
  }

  private ObjectNode modify(Caller caller, JsonNode parameters) {
    String resource = parameters.path("Resource").asText();
    Matcher segments = SIX_SEGMENTS.matcher(resource);
    String type =
        segments.matches() ? TYPES.get(segments.group(1) + ":" + segments.group(4)) : null;
    if (type == null
        || !segments.group(2).equals(caller.region())
        || !(segments.group(3).isEmpty() || segments.group(3).equals(caller.account()))) {
      throw new VendorRefusal(
          200,
          "InvalidParameterValue.ResourceDescriptionError",
          "The resource description `" + resource + "` is wrong.");
    }
    if (!parameters.has("ReplaceTags") && !parameters.has("DeleteTags")) {
      throw new VendorRefusal(
          200, "MissingParameter", "`ReplaceTags` or `DeleteTags` must be given.");
    }
    CloudObject _ =
        api.touch(caller, type, segments.group(5), outputs -> changed(outputs, parameters));
    return JsonCodec.MAPPER.createObjectNode();
  }

  private static Fields changed(Fields outputs, JsonNode parameters) {
    Fields tags = outputs.fields("tags");
    for (JsonNode tag : parameters.path("ReplaceTags")) {
      if (tag.path("TagKey").asText().isEmpty() || tag.path("TagValue").isMissingNode()) {
        throw new VendorRefusal(200, "MissingParameter", "A tag needs `TagKey` and `TagValue`.");
      }
      tags = tags.with(tag.path("TagKey").asText(), Property.of(tag.path("TagValue").asText()));
    }
    for (JsonNode tag : parameters.path("DeleteTags")) {
      tags = tags.without(tag.path("TagKey").asText());
    }
    return outputs.with("tags", tags);
  }
}

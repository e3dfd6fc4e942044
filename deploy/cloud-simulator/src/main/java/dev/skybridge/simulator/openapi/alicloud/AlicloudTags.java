package dev.skybridge.simulator.openapi.alicloud;

import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.Property;
import dev.skybridge.simulator.provider.Caller;
import dev.skybridge.simulator.provider.CloudApi;
import dev.skybridge.simulator.state.CloudObject;
import java.util.Map;

/** "TagResources", which ECS and RDS have in the same form. */
final class AlicloudTags {
  private AlicloudTags() {}

  /** Adds the request's tags, or changes those that are there. */
  static void set(CloudApi api, Caller caller, String type, Map<String, String> parameters) {
    Map<String, String> added = AlicloudAction.tags(parameters);
    for (String id : AlicloudAction.list(parameters, "ResourceId")) {
      CloudObject _ =
          api.touch(
              caller,
              type,
              id,
              outputs -> {
                Fields tags = outputs.fields("tags");
                for (Map.Entry<String, String> tag : added.entrySet()) {
                  tags = tags.with(tag.getKey(), Property.of(tag.getValue()));
                }
                return outputs.with("tags", tags);
              });
    }
  }
}

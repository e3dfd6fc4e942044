package dev.skybridge.operator.adapter.cloud.alicloud;

import java.util.HashMap;
import java.util.Map;

/**
 * "TagResources", which ECS and RDS have in the same form; it adds tags or changes their values.
 */
record AlicloudTags(AlicloudClient client) {
  /**
   * Sets tags of one object.
   *
   * @param type as the product names it
   */
  void set(AlicloudProduct product, String type, String id, Map<String, String> tags)
      throws Exception {
    var parameters = new HashMap<String, String>();
    parameters.put("ResourceType", type);
    parameters.put("ResourceId.1", id);
    int count = 0;
    for (var tag : tags.entrySet()) {
      count++;
      parameters.put("Tag." + count + ".Key", tag.getKey());
      parameters.put("Tag." + count + ".Value", tag.getValue());
    }
    var _ = client.call(product, "TagResources", parameters);
  }
}

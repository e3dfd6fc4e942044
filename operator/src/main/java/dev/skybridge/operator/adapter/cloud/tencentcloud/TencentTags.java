package dev.skybridge.operator.adapter.cloud.tencentcloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tags, which one product keeps for all others; an object is named there in six segments. */
record TencentTags(TencentClient client) {
  /**
   * Adds tags, or changes those that are there ("ModifyResourceTags").
   *
   * @param product as the six segments name it
   * @param object prefix and id
   */
  void set(String product, String object, Map<String, String> tags)
      throws TencentCloudSDKException {
    // Without an owner between the colons it is the account that calls.
    var resource = "qcs::%s:%s:uin/:%s".formatted(product, client.account().region(), object);
    var list =
        tags.entrySet().stream()
            .map(tag -> Map.of("TagKey", tag.getKey(), "TagValue", tag.getValue()))
            .toList();
    var _ =
        client.call(
            TencentProduct.TAG,
            "ModifyResourceTags",
            Map.of("Resource", resource, "ReplaceTags", list));
  }

  /** Tags of an answer; each product names their parts in its own way. */
  static Map<String, String> read(JsonNode list, String key, String value) {
    var tags = new HashMap<String, String>();
    list.forEach(tag -> tags.put(tag.path(key).asText(), tag.path(value).asText()));
    return tags;
  }

  /** Where the next page begins; null after the last. */
  static @Nullable String next(int offset, int listed, int total) {
    return listed > 0 && offset + listed < total ? String.valueOf(offset + listed) : null;
  }
}

package dev.skybridge.simulator.openapi.alicloud;

import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.state.CloudObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * One page of a list.
 *
 * @param token asks for the next page; empty on the last
 */
record AlicloudPages(List<CloudObject> objects, String token) {
  /** By {@code NextToken} and {@code MaxResults}. */
  static AlicloudPages of(List<CloudObject> all, Map<String, String> parameters, int most) {
    int size = AlicloudAction.number(parameters, "MaxResults", 10, 1, most);
    int from = position(parameters.getOrDefault("NextToken", ""));
    int to = Math.min(all.size(), from + size);
    return new AlicloudPages(all.subList(Math.min(from, to), to), to < all.size() ? token(to) : "");
  }

  private static String token(int position) {
    return Base64.getEncoder()
        .encodeToString(("position " + position).getBytes(StandardCharsets.UTF_8));
  }

  private static int position(String token) {
    if (token.isEmpty()) {
      return 0;
    }
    try {
      String text = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
      return Integer.parseInt(text.replace("position ", ""));
    } catch (IllegalArgumentException e) {
      throw new VendorRefusal(
          400, "InvalidParameter.NextToken", "The specified parameter NextToken is not valid.");
    }
  }
}

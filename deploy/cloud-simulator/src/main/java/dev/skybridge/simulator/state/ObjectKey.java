package dev.skybridge.simulator.state;

/**
 * Where an object lives. Ids are unique only within a type: a bucket and its versioning have the
 * same id at the vendor, too.
 *
 * @param id the vendor's id, which is also its import id
 */
public record ObjectKey(String provider, String account, String region, String type, String id) {

  String asText() {
    return String.join("\n", provider, account, region, type, id);
  }

  static ObjectKey parse(String text) {
    String[] parts = text.split("\n", 5);
    return new ObjectKey(parts[0], parts[1], parts[2], parts[3], parts[4]);
  }
}

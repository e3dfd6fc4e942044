package dev.skybridge.operator.cloud;

import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.Reason;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The versions of one engine that a cloud offers.
 *
 * @param engine for messages
 * @param standard what is taken where none is asked for; fixed, because a newer one would upgrade
 *     what already runs
 * @param offered what a person writes, to what the vendor calls it
 */
public record Versions(String engine, String standard, Map<String, String> offered) {

  /** Keeps the order, for messages. */
  public Versions {
    offered = Collections.unmodifiableMap(new LinkedHashMap<>(offered));
  }

  /** Starts with the standard version. */
  public static Versions of(String engine, String standard, String vendorName) {
    return new Versions(engine, standard, Map.of(standard, vendorName));
  }

  /** Also offers {@code version}, which the vendor calls {@code vendorName}. */
  public Versions and(String version, String vendorName) {
    var more = new LinkedHashMap<>(offered);
    more.put(version, vendorName);
    return new Versions(engine, standard, more);
  }

  /** The vendor's name of the version that is asked for; refuses the draft where it has none. */
  public String choose(ResourceSpec spec, StackDraft draft) {
    var asked = spec.version() == null ? standard : spec.version();
    var vendorName = offered.get(asked);
    if (vendorName == null) {
      draft.refuse(
          Reason.NOT_SUPPORTED,
          "%s: %s %s is not offered on %s; use one of %s"
              .formatted(
                  spec.name(),
                  engine,
                  asked,
                  draft.provider().packageName(),
                  String.join(", ", offered.keySet())));
      return asked;
    }
    return vendorName;
  }
}

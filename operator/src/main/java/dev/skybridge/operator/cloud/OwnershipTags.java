package dev.skybridge.operator.cloud;

import dev.skybridge.operator.stack.CloudCatalog.StackDescription;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tags by which the platform knows its own: everything that takes tags carries all of them, and
 * recovery looks for {@link #STACK} and {@link #URN_NAME}, which together name one object.
 */
public final class OwnershipTags {
  /** {@code namespace/name} of the Application. */
  public static final String OWNER = "skybridge.dev/owner";

  /** Name of the placement. */
  public static final String PLACEMENT = "skybridge.dev/placement";

  /** The Application's resource, or {@code network}. */
  public static final String RESOURCE = "skybridge.dev/resource";

  /** Name in the graph, unique in the stack. */
  public static final String URN_NAME = "skybridge.dev/urn-name";

  /** {@code namespace/name} of the CloudStack. */
  public static final String STACK = "skybridge.dev/stack";

  /** What Alibaba Cloud allows, the least of the three. */
  private static final int MAX_LENGTH = 128;

  private OwnershipTags() {}

  /** All tags of one object, in the order of their keys. */
  static Map<String, String> of(StackDescription stack, String resource, String graphName) {
    var tags = new TreeMap<String, String>();
    tags.put(OWNER, stack.application());
    tags.put(PLACEMENT, stack.placement());
    tags.put(RESOURCE, resource);
    tags.put(URN_NAME, graphName);
    tags.put(STACK, stack.stack().toString());
    tags.replaceAll((key, value) -> fitting(value));
    return tags;
  }

  /** A value that is too long keeps its start and what tells it from others. */
  private static String fitting(String value) {
    return value.length() <= MAX_LENGTH ? value : PhysicalName.of(value, value, MAX_LENGTH);
  }
}

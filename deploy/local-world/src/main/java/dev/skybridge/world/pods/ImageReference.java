package dev.skybridge.world.pods;

/**
 * An image as a pod names it.
 *
 * @param repository everything before the tag, such as {@code demo.skybridge.dev/shop/web}
 * @param tag the tag, {@code latest} where none is given; digests are not looked at
 */
public record ImageReference(String repository, String tag) {
  /** Splits {@code host:port/name:tag@sha256:…} at the right colon. */
  public static ImageReference parse(String text) {
    int digest = text.indexOf('@');
    String name = digest < 0 ? text : text.substring(0, digest);
    int colon = name.lastIndexOf(':');
    if (colon > name.lastIndexOf('/')) {
      return new ImageReference(name.substring(0, colon), name.substring(colon + 1));
    }
    return new ImageReference(name, "latest");
  }

  @Override
  public String toString() {
    return repository + ":" + tag;
  }
}

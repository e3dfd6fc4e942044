package dev.skybridge.simulator.provider;

/**
 * The parts of a resource's URN that a provider may use.
 *
 * @param type type token
 * @param name the resource's name in the program
 */
record Urn(String type, String name) {

  /**
   * Parses {@code urn:pulumi:stack::project::parentType$type::name}.
   *
   * @throws IllegalArgumentException when the text is no URN
   */
  static Urn parse(String text) {
    String[] parts = text.split("::", 4);
    if (parts.length < 4 || !text.startsWith("urn:pulumi:")) {
      throw new IllegalArgumentException("not a URN: " + text);
    }
    return new Urn(parts[2].substring(parts[2].lastIndexOf('$') + 1), parts[3]);
  }
}

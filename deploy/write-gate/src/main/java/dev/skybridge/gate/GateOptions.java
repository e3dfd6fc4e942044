package dev.skybridge.gate;

import java.util.Optional;

/**
 * What a gate is started with.
 *
 * @param leaseNamespace namespace of the Lease in the platform's cluster
 * @param leaseName name of the Lease: the application's, then {@code -writer}
 * @param holder placement that this gate stands in
 * @param listen where clients connect
 * @param target the database
 * @param health where {@code /writable} is answered; empty for nowhere
 * @param copyTo bucket of the copies; empty where none are made
 */
record GateOptions(
    String leaseNamespace,
    String leaseName,
    String holder,
    HostPort listen,
    HostPort target,
    Optional<HostPort> health,
    String copyTo) {

  /** The application whose writes pass here, as {@code namespace/name}. */
  String application() {
    var suffix = "-writer";
    var name =
        leaseName.endsWith(suffix)
            ? leaseName.substring(0, leaseName.length() - suffix.length())
            : leaseName;
    return leaseNamespace + "/" + name;
  }

  /**
   * A place in the network.
   *
   * @param host name or address
   * @param port number
   */
  record HostPort(String host, int port) {
    /**
     * Reads {@code host:port}.
     *
     * @throws IllegalArgumentException where it is something else
     */
    static HostPort parse(String text) {
      var colon = text.lastIndexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("'" + text + "' is not host:port");
      }
      try {
        return new HostPort(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("'" + text + "' is not host:port", e);
      }
    }
  }
}

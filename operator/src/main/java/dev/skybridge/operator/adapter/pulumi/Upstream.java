package dev.skybridge.operator.adapter.pulumi;

import io.grpc.ManagedChannel;

/**
 * One connection to a vendor's provider, and what stands behind it. A provider's configuration
 * belongs to the connection.
 */
interface Upstream extends AutoCloseable {
  /** The connection. */
  ManagedChannel channel();

  /** Ends the connection, and the provider's process if we started it. */
  @Override
  void close();
}

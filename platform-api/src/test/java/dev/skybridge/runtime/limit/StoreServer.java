package dev.skybridge.runtime.limit;

import java.io.IOException;

/** A server that can be killed. */
interface StoreServer extends AutoCloseable {
  int port();

  void kill() throws IOException, InterruptedException;

  void restart() throws IOException, InterruptedException;

  @Override
  void close() throws IOException;
}

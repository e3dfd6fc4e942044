package dev.skybridge.operator.adapter.pulumi;

import io.grpc.ManagedChannel;
import java.net.InetSocketAddress;
import java.time.Duration;

/** A provider that runs already. */
final class RunningUpstream implements Upstream {
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final ManagedChannel channel;

  RunningUpstream(InetSocketAddress address) {
    this.channel = Grpc.channel(address);
  }

  @Override
  public ManagedChannel channel() {
    return channel;
  }

  @Override
  public void close() {
    Grpc.close(channel, GRACE);
  }
}

package dev.skybridge.operator.adapter.pulumi;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * A provider that runs already. Its channel never connects a second time: a provider that was
 * restarted knows nothing of the configuration that the first connection had, and would refuse
 * every call for good. So what is left of the operation fails as unreachable and is tried again.
 */
final class RunningUpstream implements Upstream {
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final ManagedChannel channel;

  RunningUpstream(InetSocketAddress address) {
    this.channel = Grpc.channel(address);
    watch(channel.getState(false));
  }

  private void watch(ConnectivityState state) {
    channel.notifyWhenStateChanged(
        state,
        () -> {
          if (state == ConnectivityState.READY) {
            channel.shutdown();
          } else if (state != ConnectivityState.SHUTDOWN) {
            watch(channel.getState(false));
          }
        });
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

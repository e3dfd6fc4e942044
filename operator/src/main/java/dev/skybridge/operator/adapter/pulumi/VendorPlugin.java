package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.runtime.context.carry.ProcessTree;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The vendor's plugin as a process of its own. It prints the port that it listens on, and ends with
 * us.
 */
final class VendorPlugin implements Upstream {
  private static final Logger LOG = Logger.getLogger(VendorPlugin.class);
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Process process;
  private final Server engineStandIn;
  private final ManagedChannel channel;

  private VendorPlugin(Process process, Server engineStandIn, ManagedChannel channel) {
    this.process = process;
    this.engineStandIn = engineStandIn;
    this.channel = channel;
  }

  /**
   * Starts a plugin and waits until it listens.
   *
   * @param program the plugin
   * @param environment all that it gets to see
   * @param threads runs what it calls back and reads what it prints
   * @param started hears of the process as soon as there is one
   * @throws PluginFailedException if it does not start
   */
  static VendorPlugin start(
      Path program,
      Map<String, String> environment,
      Executor threads,
      Consumer<ProcessHandle> started) {
    var engine = Grpc.serve(List.of(new PluginLog()), null, threads);
    Process process = null;
    try {
      var builder =
          new ProcessBuilder(program.toString(), "127.0.0.1:" + engine.getPort())
              .redirectErrorStream(false);
      builder.environment().clear();
      builder.environment().putAll(environment);
      process = builder.start();
      started.accept(process.toHandle());
      var port = port(process, threads);
      return new VendorPlugin(process, engine, Grpc.channel("127.0.0.1:" + port));
    } catch (IOException e) {
      end(process, engine);
      throw new PluginFailedException(program.getFileName() + " does not start", e);
    } catch (RuntimeException e) {
      end(process, engine);
      throw e;
    }
  }

  @Override
  public ManagedChannel channel() {
    return channel;
  }

  @Override
  public void close() {
    Grpc.close(channel, GRACE);
    end(process, engineStandIn);
  }

  private static void end(@org.jspecify.annotations.Nullable Process process, Server engine) {
    if (process != null) {
      ProcessTree.end(process, GRACE);
    }
    Grpc.close(engine, GRACE);
  }

  private static int port(Process process, Executor threads) {
    var lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    var errors =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    drain(errors, threads);
    var first = new CompletableFuture<Integer>();
    threads.execute(() -> {
      try (lines) {
        var line = lines.readLine();
        first.complete(line == null ? -1 : Integer.parseInt(line.strip()));
        while (lines.readLine() != null) {
          // a plugin that is not read from stops when the pipe is full
        }
      } catch (IOException | NumberFormatException e) {
        first.completeExceptionally(e);
      }
    });
    try {
      var port = first.get(START.toMillis(), TimeUnit.MILLISECONDS);
      if (port < 0) {
        throw new PluginFailedException("the plugin ended before it said its port", null);
      }
      return port;
    } catch (ExecutionException | TimeoutException e) {
      throw new PluginFailedException("the plugin did not say its port", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PluginFailedException("interrupted while the plugin started", e);
    }
  }

  private static void drain(BufferedReader reader, Executor threads) {
    threads.execute(() -> {
      try (reader) {
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
          LOG.debugf("plugin: %d characters on stderr", line.length());
        }
      } catch (IOException e) {
        LOG.debugf("plugin: stderr ended: %s", e.getMessage());
      }
    });
  }
}

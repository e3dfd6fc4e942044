package dev.skybridge.simulator;

import dev.skybridge.simulator.property.JsonCodec;
import dev.skybridge.simulator.provider.Accounts;
import dev.skybridge.simulator.provider.Delays;
import dev.skybridge.simulator.vendor.Vendor;
import dev.skybridge.simulator.vendor.alicloud.Alicloud;
import dev.skybridge.simulator.vendor.aws.Aws;
import dev.skybridge.simulator.vendor.tencentcloud.TencentCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program: starts the clouds, says where they listen, runs until it is ended. */
@Command(
    name = "cloud-simulator",
    mixinStandardHelpOptions = true,
    description =
        "Simulated AWS, Alibaba Cloud and Tencent Cloud behind the Pulumi engine's provider protocol. Listens on 127.0.0.1 only.")
public final class SimulatorCommand implements Callable<Integer> {

  /** Exit code of a process that was killed, which a crash by request has. */
  private static final int KILLED = 137;

  @Option(names = "--port-http", description = "Port of the inspection API; 0 for a free one.")
  private int portHttp;

  @Option(names = "--port-aws", description = "Port of the provider aws; 0 for a free one.")
  private int portAws;

  @Option(
      names = "--port-alicloud",
      description = "Port of the provider alicloud; 0 for a free one.")
  private int portAlicloud;

  @Option(
      names = "--port-tencentcloud",
      description = "Port of the provider tencentcloud; 0 for a free one.")
  private int portTencentcloud;

  @Option(
      names = "--port-alicloud-api",
      description = "Port of the HTTP APIs of alicloud; 0 for a free one.")
  private int portAlicloudApi;

  @Option(
      names = "--port-tencentcloud-api",
      description = "Port of the HTTP APIs of tencentcloud; 0 for a free one.")
  private int portTencentcloudApi;

  @Option(
      names = "--ports-file",
      description = "File that gets the ports as JSON once the clouds answer.")
  private @Nullable Path portsFile;

  @Option(names = "--state", required = true, description = "Folder of the state.")
  private Path state = Path.of("");

  @Option(
      names = "--accounts",
      required = true,
      description = "JSON list of accounts: provider, accountId, accessKey, secretKey.")
  private Path accounts = Path.of("");

  @Option(
      names = "--latency",
      description = "Time each call to a provider takes: PROVIDER=MILLISECONDS. May be repeated.")
  private Map<String, Long> latencyMillis = new LinkedHashMap<>();

  @Option(
      names = "--provisioning",
      description = "Time until a new object is usable: TYPE=MILLISECONDS. May be repeated.")
  private Map<String, Long> provisioningMillis = new LinkedHashMap<>();

  /** Starts the program. */
  public static void main(String[] arguments) {
    int exitCode = new CommandLine(new SimulatorCommand()).execute(arguments);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /** The clouds that are simulated. */
  static List<Vendor> vendors() {
    return List.of(new Aws(), new Alicloud(), new TencentCloud());
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    CloudSimulator.Setup setup =
        new CloudSimulator.Setup(
            portHttp,
            Map.of(
                "aws", portAws,
                "alicloud", portAlicloud,
                "alicloud-api", portAlicloudApi,
                "tencentcloud", portTencentcloud,
                "tencentcloud-api", portTencentcloudApi),
            state,
            Accounts.read(accounts),
            new Delays(durations(latencyMillis), durations(provisioningMillis)),
            InstantSource.system(),
            () -> Runtime.getRuntime().halt(KILLED));
    try (CloudSimulator simulator = CloudSimulator.start(setup, vendors())) {
      Thread main = Thread.currentThread();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> endAndWaitFor(main, ended), "end"));
      String ports = JsonCodec.MAPPER.writeValueAsString(simulator.ports());
      if (portsFile != null) {
        publish(portsFile, ports);
      }
      System.out.println(ports);
      ended.await();
    }
    return 0;
  }

  /** Lets the main thread close the state before the process ends. */
  private static void endAndWaitFor(Thread main, CountDownLatch ended) {
    ended.countDown();
    try {
      main.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes the file so that a reader sees all of it or nothing. */
  private static void publish(Path file, String text) throws IOException {
    Path whole = file.toAbsolutePath();
    Path parent = whole.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    Files.writeString(part, text + "\n");
    Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Map<String, Duration> durations(Map<String, Long> millis) {
    Map<String, Duration> durations = new LinkedHashMap<>();
    millis.forEach((name, value) -> durations.put(name, Duration.ofMillis(value)));
    return durations;
  }
}

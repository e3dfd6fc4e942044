package dev.skybridge.runtime.fanout;

import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.context.carry.ScopedProcess;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real broker that is its own controller (KRaft), in a process of its own, on loopback. */
final class KafkaBroker implements AutoCloseable {
  private final ScopedProcess process;
  private final String address;

  private KafkaBroker(ScopedProcess process, String address) {
    this.process = process;
    this.address = address;
  }

  /** What the process runs: formats its folder, then serves. */
  public static void main(String[] arguments) {
    var properties = arguments[0];
    var format = new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", properties};
    if (kafka.tools.StorageTool.execute(format, System.out) != 0) {
      throw new IllegalStateException("the folder can't be formatted");
    }
    kafka.Kafka.main(new String[] {properties});
  }

  /** Starts a broker; it answers when this returns. */
  static KafkaBroker start(Scope scope, Path folder) throws Exception {
    int port = freePort();
    int controller = freePort();
    var properties = folder.resolve("server.properties");
    Files.writeString(
        properties,
        """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%d
        listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d
        controller.listener.names=CONTROLLER
        inter.broker.listener.name=PLAINTEXT
        log.dirs=%s
        offsets.topic.replication.factor=1
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        auto.create.topics.enable=false
        num.network.threads=1
        num.io.threads=2
        """
            .formatted(controller, port, controller, folder.resolve("data")));
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KafkaBroker.class.getName(),
                properties.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("broker.log").toFile())
            .redirectInput(new File("/dev/null"));
    var process = ScopedProcess.start(scope, builder, Duration.ofSeconds(1));
    var broker = new KafkaBroker(process, "127.0.0.1:" + port);
    try (var admin = Admin.create(broker.settings())) {
      admin.describeCluster().nodes().get(60, TimeUnit.SECONDS);
    }
    return broker;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Map<String, Object> settings() {
    var settings = new HashMap<String, Object>();
    settings.put("bootstrap.servers", address);
    settings.put("default.api.timeout.ms", 60_000);
    settings.put("request.timeout.ms", 30_000);
    return settings;
  }

  /** Makes a topic of one partition with one record. */
  void publish(String topic, String text) throws Exception {
    try (var admin = Admin.create(settings())) {
      var wanted = new NewTopic(topic, Optional.of(1), Optional.of((short) 1));
      admin.createTopics(List.of(wanted)).all().get(60, TimeUnit.SECONDS);
    }
    var strings = new StringSerializer();
    try (var producer = new KafkaProducer<>(settings(), strings, strings)) {
      producer.send(new ProducerRecord<>(topic, text)).get(60, TimeUnit.SECONDS);
    }
  }

  /** The first record of a topic; waits for it until it is interrupted. */
  String first(String topic) {
    var strings = new StringDeserializer();
    try (var consumer = new KafkaConsumer<>(settings(), strings, strings)) {
      var partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      while (true) {
        for (var next : consumer.poll(Duration.ofSeconds(10))) {
          return next.value();
        }
      }
    }
  }

  @Override
  public void close() {
    process.close();
  }
}

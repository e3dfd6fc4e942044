package dev.skybridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.JsonCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program itself, ended as by {@code kill -9} and started again. */
class KilledProcessTest {

  private static final String VPC = "aws:ec2/vpc:Vpc";

  @TempDir private Path folder;

  @Test
  void shouldStillHaveEveryAnsweredObjectAfterAKill() throws Exception {
    // given
    Files.writeString(
        folder.resolve("accounts.json"),
        "[{\"provider\":\"aws\",\"accountId\":\"111122223333\",\"accessKey\":\"k\",\"secretKey\":\"s\"}]");
    Process first = start();
    String id;
    try (ProviderClient aws = connect(first)) {
      aws.create(VPC, Fields.of("cidrBlock", "10.0.0.0/16"));
      id = aws.create(VPC, Fields.of("cidrBlock", "10.1.0.0/16")).getId();
    } finally {
      first.destroyForcibly();
    }
    assertThat(first.waitFor(10, TimeUnit.SECONDS)).isTrue();

    // when
    Process second = start();

    // then
    try (ProviderClient aws = connect(second)) {
      assertThat(aws.read(VPC, id).getId()).isEqualTo(id);
      assertThat(aws.invoke("aws:ec2/getVpcs:getVpcs", Fields.EMPTY).get("ids").asTexts())
          .hasSize(2);
    } finally {
      second.destroy();
    }
    assertThat(second.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  private Process start() throws IOException {
    Files.deleteIfExists(folder.resolve("ports.json"));
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SimulatorCommand.class.getName(),
                "--state",
                folder.resolve("state").toString(),
                "--accounts",
                folder.resolve("accounts.json").toString(),
                "--ports-file",
                folder.resolve("ports.json").toString()))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  private ProviderClient connect(Process process) throws Exception {
    Path file = folder.resolve("ports.json");
    Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
    while (!Files.exists(file)) {
      assertThat(Instant.now()).as(Files.readString(folder.resolve("log"))).isBefore(deadline);
      assertThat(process.waitFor(50, TimeUnit.MILLISECONDS))
          .as(Files.readString(folder.resolve("log")))
          .isFalse();
    }
    JsonNode ports = JsonCodec.parse(Files.readString(file));
    assertThat(ports.fieldNames()).toIterable().contains("http", "aws", "alicloud", "tencentcloud");
    ProviderClient client = ProviderClient.dial("aws", ports.path("aws").asInt());
    client.configure("eu-west-1", "k", "s");
    return client;
  }
}

package dev.skybridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.simulator.property.Fields;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pulumirpc.Provider.CreateRequest;

/** Faults by request: each in the vendor's words, each leaving behind what it says. */
@SuppressWarnings("NullAway.Init") // made before each test
class FaultTest {

  private static final String VPC = "aws:ec2/vpc:Vpc";
  private static final Fields INPUTS = Fields.of("cidrBlock", "10.0.0.0/16");

  @TempDir private Path state;
  private SimulatedClouds clouds;
  private ProviderClient aws;

  @BeforeEach
  void start() throws IOException {
    clouds = SimulatedClouds.start(state);
    aws = clouds.connect("aws", "eu-west-1");
  }

  @AfterEach
  void stop() {
    aws.close();
    clouds.close();
  }

  private void fault(String json) {
    assertThat(clouds.send("POST", "/faults", json).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "aws, eu-west-1, aws:ec2/vpc:Vpc, throttle, RequestLimitExceeded",
    "aws, eu-west-1, aws:sqs/queue:Queue, throttle, ThrottlingException",
    "aws, eu-west-1, aws:ec2/vpc:Vpc, serverError, InternalError",
    "aws, eu-west-1, aws:ec2/vpc:Vpc, quota, VpcLimitExceeded",
    "alicloud, cn-hangzhou, alicloud:vpc/network:Network, throttle, Throttling.User",
    "alicloud, cn-hangzhou, alicloud:vpc/network:Network, serverError, InternalError",
    "alicloud, cn-hangzhou, alicloud:vpc/network:Network, quota, QuotaExceeded.Vpc",
    "tencentcloud, ap-guangzhou, tencentcloud:Vpc/instance:Instance, throttle, RequestLimitExceeded",
    "tencentcloud, ap-guangzhou, tencentcloud:Vpc/instance:Instance, serverError, InternalError",
    "tencentcloud, ap-guangzhou, tencentcloud:Vpc/instance:Instance, quota, LimitExceeded"
  })
  void shouldRefuseInTheVendorsWords(
      String provider, String region, String type, String kind, String code) {
    // given
    fault(
        "{\"provider\":\""
            + provider
            + "\",\"type\":\""
            + type
            + "\",\"operation\":\"create\",\"kind\":\""
            + kind
            + "\",\"count\":1}");
    Fields inputs = type.contains("queue") ? Fields.of("name", "orders") : INPUTS;

    // then
    try (ProviderClient client = clouds.connect(provider, region)) {
      assertThatThrownBy(() -> client.create(type, inputs))
          .isInstanceOfSatisfying(
              StatusRuntimeException.class,
              e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNKNOWN))
          .hasMessageContaining(code);
      assertThat(clouds.get("/resources")).isEmpty();
      assertThat(client.create(type, inputs).getId()).isNotEmpty();
    }
  }

  @Test
  void shouldCountAndSpareStrikes() {
    // given
    fault("{\"operation\":\"create\",\"kind\":\"throttle\",\"count\":1,\"skip\":1}");

    // when
    aws.create(VPC, INPUTS);

    // then
    assertThatThrownBy(() -> aws.create(VPC, INPUTS)).hasMessageContaining("RequestLimitExceeded");
    assertThat(aws.create(VPC, INPUTS).getId()).isNotEmpty();
    JsonNode faults = clouds.get("/faults");
    assertThat(faults.get(0).path("struck").asInt()).isEqualTo(1);
    assertThat(faults.get(0).path("left").asInt()).isZero();
  }

  @Test
  void shouldRepeatChancesWithTheSameSeed() {
    // when
    String first = outcomes();
    clouds.send("DELETE", "/faults", "");
    String second = outcomes();

    // then
    assertThat(first).isEqualTo(second).contains("x").contains(".");
  }

  private String outcomes() {
    fault("{\"operation\":\"read\",\"kind\":\"serverError\",\"probability\":0.5,\"seed\":7}");
    StringBuilder outcomes = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      try {
        outcomes.append(aws.read(VPC, "vpc-1").getId().isEmpty() ? '.' : '?');
      } catch (StatusRuntimeException e) {
        outcomes.append('x');
      }
    }
    return outcomes.toString();
  }

  @Test
  void shouldNotDoWhatTimesOut() {
    // given
    fault("{\"operation\":\"create\",\"kind\":\"timeout\",\"count\":1}");
    Instant start = Instant.now();

    // then
    assertThatThrownBy(() ->
            aws.stub()
                .withDeadlineAfter(300, java.util.concurrent.TimeUnit.MILLISECONDS)
                .create(
                    CreateRequest.newBuilder()
                        .setUrn("urn:pulumi:test::test::" + VPC + "::thing")
                        .setProperties(ProviderClient.struct(INPUTS))
                        .build()))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED));
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    assertThat(clouds.get("/resources")).isEmpty();
  }

  @Test
  void shouldDelayCalls() {
    // given
    fault("{\"operation\":\"read\",\"kind\":\"latency\",\"latencyMillis\":200,\"count\":1}");
    Instant start = Instant.now();

    // when
    aws.read(VPC, "vpc-1");

    // then
    assertThat(Duration.between(start, Instant.now()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(200));
  }

  @Test
  void shouldMakeTheObjectBeforeACrash() {
    // given
    fault("{\"operation\":\"create\",\"kind\":\"crash\",\"count\":1}");

    // then
    assertThatThrownBy(() -> aws.create(VPC, INPUTS)).isInstanceOf(StatusRuntimeException.class);
    assertThat(clouds.halts()).isEqualTo(1);
    assertThat(clouds.get("/resources")).hasSize(1);
  }

  @Test
  void shouldRefuseAFaultThatMakesNoSense() {
    assertThat(clouds.send("POST", "/faults", "{\"kind\":\"earthquake\"}").status()).isEqualTo(400);
    assertThat(
            clouds
                .send("POST", "/faults", "{\"kind\":\"throttle\",\"operations\":\"create\"}")
                .body()
                .path("error")
                .asText())
        .contains("unknown member operations");
    assertThat(clouds.send("POST", "/faults", "{\"kind\":\"throttle\",\"probability\":2}").status())
        .isEqualTo(400);
    assertThat(clouds.send("DELETE", "/faults/99", "").status()).isEqualTo(404);
  }

  @Test
  void shouldJournalWhatHappened() {
    // given
    fault("{\"operation\":\"create\",\"kind\":\"throttle\",\"count\":1}");
    assertThatThrownBy(() -> aws.create(VPC, INPUTS)).isInstanceOf(StatusRuntimeException.class);

    // when
    String id = aws.create(VPC, INPUTS).getId();
    JsonNode all = clouds.get("/events?operation=create");
    JsonNode later =
        clouds.get(
            "/events?since="
                + all.path("events").get(0).path("sequence").asLong()
                + "&changed=true");

    // then
    assertThat(all.path("events")).hasSize(2);
    assertThat(all.path("events").get(0).path("outcome").asText())
        .isEqualTo("RequestLimitExceeded");
    assertThat(later.path("events")).hasSize(1);
    assertThat(later.path("events").get(0).path("id").asText()).isEqualTo(id);
  }
}

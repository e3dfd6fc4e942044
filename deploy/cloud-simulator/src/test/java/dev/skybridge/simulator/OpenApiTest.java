package dev.skybridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.simulator.property.Fields;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The vendors' HTTP APIs refuse what the vendors refuse, in their words. What they accept is tested
 * with the vendors' own SDKs, by whoever calls them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
  @TempDir static Path folder;
  private SimulatedClouds clouds;
  private SignedClient client;

  @BeforeAll
  void start() throws Exception {
    clouds = SimulatedClouds.start(folder);
    client = new SignedClient(clouds);
  }

  @AfterAll
  void stop() {
    clouds.close();
  }

  @ParameterizedTest
  @CsvSource({
    "cvm,      2017-03-12, DescribeInstance,   {},                          InvalidAction",
    "cvm,      2017-03-13, DescribeInstances,  {},                          NoSuchVersion",
    "postgres, 2017-03-12, DescribeInstances,  {},                          InvalidAction",
    "cvm,      2017-03-12, StopInstances,      {},                          MissingParameter",
    "cvm,      2017-03-12, DescribeInstances,  {\"Limits\":5},              UnknownParameter",
    "cvm,      2017-03-12, DescribeInstances,  {\"Limit\":101},             InvalidParameterValue",
    "cvm,      2017-03-12, DescribeInstances,  {\"InstanceIds\":[\"i-1\"]}, InvalidInstanceId.Malformed",
    "cvm,      2017-03-12, StopInstances,      {\"InstanceIds\":[\"ins-00000000\"]}, InvalidInstanceId.NotFound",
    "cvm,      2017-03-12, TerminateInstances, {},                          MissingParameter",
    "cvm,      2017-03-12, TerminateInstances, {\"InstanceIds\":[\"ins-00000000\"]}, InvalidInstanceId.NotFound",
    "postgres, 2017-03-12, IsolateDBInstances, {},                          MissingParameter",
    "postgres, 2017-03-12, DestroyDBInstance,  {\"DBInstanceId\":\"postgres-00000000\"}, ResourceNotFound.InstanceNotFoundError",
    "tag,      2018-08-13, ModifyResourceTags, {\"Resource\":\"ins-00000000\"},      InvalidParameterValue.ResourceDescriptionError",
    "monitor,  2018-07-24, GetMonitorData,     {\"Namespace\":\"QCE/CVM\"},          MissingParameter"
  })
  void shouldRefuseAsTencentCloudDoes(
      String product, String version, String action, String body, String code) {
    // when
    var answer = client.tencent(product, version, action, body, "tencentcloud-secret");

    // then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().at("/Response/Error/Code").asText()).isEqualTo(code);
    assertThat(answer.body().at("/Response/RequestId").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2014-05-26, DescribeInstance,    cn-hangzhou, 404, InvalidAction.NotFound",
    "2014-05-27, DescribeInstances,   cn-hangzhou, 400, InvalidVersion",
    "2014-05-26, DescribeInstances,   '',          400, MissingRegionId",
    "2014-05-26, StopInstance,        cn-hangzhou, 400, MissingInstanceId",
    "2014-05-26, DeleteInstance,      cn-hangzhou, 400, MissingInstanceId",
    "2014-08-15, DeleteDBInstance,    cn-hangzhou, 400, MissingDBInstanceId",
    "2014-08-15, ModifyDBInstanceTDE, cn-hangzhou, 400, MissingDBInstanceId",
    "2014-08-15, ListTagResources,    cn-hangzhou, 400, MissingResourceType",
    "2019-01-01, DescribeMetricList,  cn-hangzhou, 400, MissingMetricName"
  })
  void shouldRefuseAsAlibabaCloudDoes(
      String version, String action, String region, int status, String code) {
    // when
    var answer =
        client.alibaba(
            version,
            action,
            Map.of("RegionId", region, "Namespace", "acs_ecs_dashboard"),
            "alicloud-secret");

    // then
    assertThat(answer.body().path("Code").asText()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().path("RequestId").asText()).isNotEmpty();
  }

  @Test
  void shouldRefuseASignatureByAnotherSecret() {
    // when
    var tencent = client.tencent("cvm", "2017-03-12", "DescribeInstances", "{}", "guessed");
    var alibaba =
        client.alibaba(
            "2014-05-26", "DescribeInstances", Map.of("RegionId", "cn-hangzhou"), "guessed");

    // then
    assertThat(tencent.body().at("/Response/Error/Code").asText())
        .isEqualTo("AuthFailure.SignatureFailure");
    assertThat(alibaba.body().path("Code").asText()).isEqualTo("SignatureDoesNotMatch");
  }

  @Test
  void shouldShowTheEngineWhatTheApiChanged() {
    // given
    String id;
    try (var engine = clouds.connect("tencentcloud", "ap-guangzhou")) {
      id =
          engine
              .create(
                  "tencentcloud:Instance/instance:Instance",
                  Fields.of("availabilityZone", "ap-guangzhou-3", "imageId", "img-1"))
              .getId();
    }

    // when
    var stopped =
        client.tencent(
            "cvm",
            "2017-03-12",
            "StopInstances",
            "{\"InstanceIds\":[\"" + id + "\"]}",
            "tencentcloud-secret");
    var again =
        client.tencent(
            "cvm",
            "2017-03-12",
            "StopInstances",
            "{\"InstanceIds\":[\"" + id + "\"]}",
            "tencentcloud-secret");

    // then
    assertThat(stopped.body().at("/Response/Error").isMissingNode()).isTrue();
    assertThat(again.body().at("/Response/Error/Code").asText())
        .isEqualTo("UnsupportedOperation.InstanceStateStopped");
    JsonNode object = clouds.get("/resources/tencentcloud/" + id);
    assertThat(object.at("/properties/instanceStatus").asText()).isEqualTo("STOPPED");
  }

  @Test
  void shouldBreakByRequest() {
    // given
    clouds.send(
        "POST",
        "/faults",
        """
        {"provider": "alicloud", "type": "alicloud:ecs/instance:Instance", "operation": "read", "kind": "throttle", "count": 1}
        """);

    // when
    var first =
        client.alibaba(
            "2014-05-26",
            "DescribeInstances",
            Map.of("RegionId", "cn-hangzhou"),
            "alicloud-secret");
    var second =
        client.alibaba(
            "2014-05-26",
            "DescribeInstances",
            Map.of("RegionId", "cn-hangzhou"),
            "alicloud-secret");

    // then
    assertThat(first.body().path("Code").asText()).isEqualTo("Throttling.User");
    assertThat(second.status()).isEqualTo(200);
  }
}

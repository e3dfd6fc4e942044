package dev.skybridge.simulator.vendor.aws;

import dev.skybridge.simulator.cloud.AutoName;
import dev.skybridge.simulator.cloud.Constraints;
import dev.skybridge.simulator.cloud.Scope;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.property.Fields;
import java.util.List;
import java.util.Optional;

/** SQS. Limits: SQS API reference, "CreateQueue". The id of a queue is its URL. */
final class AwsQueue {

  static final String QUEUE = "aws:sqs/queue:Queue";

  private AwsQueue() {}

  static List<TypeRules> types() {
    return List.of(
        TypeRules.type(QUEUE, "SQS", "Queue")
            .id((scope, inputs) -> url(scope, inputs.textOr("name", "")))
            .autoName(new AutoName("name", 80, "-", false, Optional.of("namePrefix")))
            .check(
                Constraints.pattern(
                    "name",
                    "[a-zA-Z0-9_-]{1,80}|[a-zA-Z0-9_-]{1,75}\\.fifo",
                    "\"name\" may have at most 80 letters, numbers, hyphens and underscores"))
            .check(Constraints.range("visibilityTimeoutSeconds", 0, 43_200))
            .check(Constraints.range("messageRetentionSeconds", 60, 1_209_600))
            .computed((scope, id, inputs) ->
                Arn.named(Arn.of(scope, "sqs", inputs.textOr("name", "")), inputs)
                    .overlaidWith(
                        Fields.of(
                            "url",
                            id,
                            "visibilityTimeoutSeconds",
                            30,
                            "messageRetentionSeconds",
                            345_600,
                            "maxMessageSize",
                            262_144,
                            "delaySeconds",
                            0,
                            "receiveWaitTimeSeconds",
                            0,
                            "fifoQueue",
                            false,
                            "sqsManagedSseEnabled",
                            true)))
            .build());
  }

  static String url(Scope scope, String name) {
    return "https://sqs."
        + scope.region()
        + "."
        + Arn.dnsSuffix(scope)
        + "/"
        + scope.account()
        + "/"
        + name;
  }
}

package dev.skybridge.simulator.provider;

import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.StructCodec;
import dev.skybridge.simulator.schema.Violation;
import java.util.List;
import pulumirpc.Provider.CheckFailure;
import pulumirpc.Provider.CheckResponse;

/** Words violations for the engine. */
final class CheckAnswer {

  private CheckAnswer() {}

  static CheckResponse of(Fields inputs, List<Violation> violations) {
    return CheckResponse.newBuilder()
        .setInputs(StructCodec.write(inputs, true))
        .addAllFailures(
            violations.stream()
                .map(v ->
                    CheckFailure.newBuilder()
                        .setProperty(v.property())
                        .setReason(v.reason())
                        .build())
                .toList())
        .build();
  }
}

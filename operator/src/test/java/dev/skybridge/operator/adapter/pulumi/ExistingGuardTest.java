package dev.skybridge.operator.adapter.pulumi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Struct;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.Reason;
import io.grpc.StatusRuntimeException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;

class ExistingGuardTest {
  private static final String ORDERS = "urn:pulumi:s::skybridge::aws:rds/instance:Instance::orders";
  private static final String OTHER = "urn:pulumi:s::skybridge::aws:rds/instance:Instance::other";

  private final FailureLog failures = new FailureLog();
  private final ExistingGuard guard = new ExistingGuard(Set.of(ORDERS), failures);

  @Test
  void shouldEndWhatWouldMakeAnExistingObjectAnewAndSayWhy() {
    assertThatThrownBy(() -> guard.passed(question(ORDERS), answer("engine", "password")))
        .isInstanceOf(StatusRuntimeException.class);
    assertThat(failures.decisive())
        .hasValueSatisfying(failure -> {
          assertThat(failure.reason()).isEqualTo(Reason.EXISTING_DIFFERS);
          assertThat(failure.message())
              .contains("orders: engine is mysql, asked for is postgres")
              .contains("password is absent, asked for is another value")
              .doesNotContain("s3cret");
        });
  }

  @Test
  void shouldLetPassWhatIsChangedInPlaceAndWhatIsNotKept() {
    var inPlace = answer();
    var anew = answer("engine");

    assertThat(guard.passed(question(ORDERS), inPlace)).isSameAs(inPlace);
    assertThat(guard.passed(question(OTHER), anew)).isSameAs(anew);
    assertThat(failures.decisive()).isEmpty();
  }

  private static byte[] question(String urn) {
    return DiffRequest.newBuilder()
        .setUrn(urn)
        .setOldInputs(inputs(Map.of("engine", PropertyValue.of("mysql"))))
        .setNews(
            inputs(
                Map.of(
                    "engine",
                    PropertyValue.of("postgres"),
                    "password",
                    new PropertyValue.Secret(dev.skybridge.model.SecretText.of("s3cret")))))
        .build()
        .toByteArray();
  }

  private static Struct inputs(Map<String, PropertyValue> values) {
    return PropertyCodec.encode(
        values,
        output -> {
          throw new IllegalArgumentException(output.toString());
        });
  }

  private static byte[] answer(String... replaces) {
    return DiffResponse.newBuilder()
        .addAllReplaces(java.util.List.of(replaces))
        .build()
        .toByteArray();
  }
}

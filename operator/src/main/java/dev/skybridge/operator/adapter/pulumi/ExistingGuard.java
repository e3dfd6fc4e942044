package dev.skybridge.operator.adapter.pulumi;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.skybridge.model.Reason;
import dev.skybridge.model.StackOutcome.FailureClass;
import io.grpc.Status;
import java.util.Set;
import java.util.stream.Collectors;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;

/**
 * Ends an operation as soon as the vendor's provider says that something which was there before
 * would have to be made anew. The engine would go on and plan that.
 */
final class ExistingGuard {
  private final Set<String> kept;
  private final FailureLog failures;

  /**
   * For one operation.
   *
   * @param kept urns of what must not be made anew
   * @param failures hears of what would have to be
   */
  ExistingGuard(Set<String> kept, FailureLog failures) {
    this.kept = Set.copyOf(kept);
    this.failures = failures;
  }

  /**
   * Lets an answer to {@code Diff} pass.
   *
   * @throws io.grpc.StatusRuntimeException if it asks for a replacement
   */
  byte[] passed(byte[] request, byte[] answer) {
    var response = ProviderCalls.parse(DiffResponse.parser(), answer);
    if (response.getReplacesCount() == 0) {
      return answer;
    }
    var asked = ProviderCalls.parse(DiffRequest.parser(), request);
    if (!kept.contains(asked.getUrn())) {
      return answer;
    }
    var message =
        response.getReplacesList().stream()
            .map(PropertyPath::property)
            .distinct()
            .map(property -> words(property, asked))
            .collect(Collectors.joining(", ", name(asked.getUrn()) + ": ", ""));
    failures.note(
        new CallFailure(
            CallFailure.Effect.NONE,
            Reason.EXISTING_DIFFERS,
            FailureClass.PERMANENT,
            "it could only be made anew: " + message));
    throw Status.FAILED_PRECONDITION
        .withDescription("what was there before is not made anew")
        .asRuntimeException();
  }

  private static String words(String property, DiffRequest asked) {
    return "%s is %s, asked for is %s"
        .formatted(property, text(asked.getOldInputs(), property), text(asked.getNews(), property));
  }

  private static String text(Struct inputs, String property) {
    var value = inputs.getFieldsOrDefault(property, Value.getDefaultInstance());
    return switch (value.getKindCase()) {
      case KIND_NOT_SET, NULL_VALUE -> "absent";
      case STRING_VALUE, NUMBER_VALUE, BOOL_VALUE, LIST_VALUE, STRUCT_VALUE ->
          PropertyCodec.plainText(value).orElse("another value");
    };
  }

  private static String name(String urn) {
    return urn.substring(urn.lastIndexOf("::") + 2);
  }
}

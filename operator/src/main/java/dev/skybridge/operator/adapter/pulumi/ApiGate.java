package dev.skybridge.operator.adapter.pulumi;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.skybridge.model.AccountCredentials;
import io.grpc.Status;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.UpdateRequest;

/**
 * Lets calls that reach a vendor's API pass at the account's rate. {@code Check}, {@code Diff} and
 * the like are answered by the plugin itself and always pass.
 */
final class ApiGate {
  private final ApiLimits limits;
  private final AccountCredentials account;

  ApiGate(ApiLimits limits, AccountCredentials account) {
    this.limits = limits;
    this.account = account;
  }

  /**
   * Waits for the call's turn.
   *
   * @throws io.grpc.StatusRuntimeException where it does not come in time; nothing was sent then
   */
  void pass(String method, byte[] request, Duration atMost) {
    var api = api(method, request);
    if (api.isEmpty()) {
      return;
    }
    try {
      if (!limits.of(account, api.get()).acquire(1, atMost)) {
        throw Status.RESOURCE_EXHAUSTED
            .withDescription(
                "Skybridge's own limit for %s calls of %s was reached; nothing was sent"
                    .formatted(api.get(), account.account()))
            .asRuntimeException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Status.ABORTED
          .withDescription("ended while waiting for its turn")
          .withCause(e)
          .asRuntimeException();
    }
  }

  /** The API that a call goes to; empty where it goes to none. */
  static Optional<String> api(String method, byte[] request) {
    try {
      return switch (method) {
        case "Create" -> ofUrn(CreateRequest.parseFrom(request).getUrn());
        case "Read" -> ofUrn(ReadRequest.parseFrom(request).getUrn());
        case "Update" -> ofUrn(UpdateRequest.parseFrom(request).getUrn());
        case "Delete" -> ofUrn(DeleteRequest.parseFrom(request).getUrn());
        case "Invoke" -> Optional.of(module(InvokeRequest.parseFrom(request).getTok()));
        default -> Optional.empty();
      };
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException("not a message of the provider protocol", e);
    }
  }

  private static Optional<String> ofUrn(String urn) {
    var parts = urn.split("::", -1);
    return parts.length < 3
        ? Optional.empty()
        : Optional.of(module(parts[2].substring(parts[2].lastIndexOf('$') + 1)));
  }

  /** {@code ec2} of {@code aws:ec2/vpc:Vpc}. */
  private static String module(String token) {
    var parts = token.split(":", -1);
    return parts.length < 2 ? token : parts[1].split("/", -1)[0];
  }
}

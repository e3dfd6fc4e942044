package dev.skybridge.operator.adapter.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A create that was sent and that the engine's checkpoint does not hold yet.
 *
 * @param stack the engine's stack name
 * @param urn the engine's name of the resource
 * @param type Pulumi type token
 * @param inputsHash SHA-256 of the inputs as sent, secrets included; in hexadecimal
 * @param lookupJson how to find the object, or null where the vendor offers no way
 * @param objectId the vendor's id if the create was answered
 * @param sentAt when it was sent last
 */
public record OpenCreate(
    String stack,
    String urn,
    String type,
    String inputsHash,
    @Nullable String lookupJson,
    @Nullable String objectId,
    Instant sentAt) {

  /** The vendor's id, if the create was answered. */
  public Optional<String> answeredId() {
    return Optional.ofNullable(objectId);
  }
}

package dev.skybridge.operator.adapter.pulumi;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skybridge.model.StackOutcome.LiveResource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The engine's state of one stack, version 3 of its format ({@code sdk/go/common/apitype} of the
 * engine).
 *
 * @param resources everything it holds, the stack and the provider included; without what was
 *     deleted to be replaced
 * @param pendingOperations operations that were interrupted
 * @param salt the encryption salt
 */
record Checkpoint(
    List<HeldResource> resources, List<PendingOperation> pendingOperations, Optional<String> salt) {
  /** Of a stack that does not exist. */
  static final Checkpoint EMPTY = new Checkpoint(List.of(), List.of(), Optional.empty());

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** Copies the lists. */
  Checkpoint {
    resources = List.copyOf(resources);
    pendingOperations = List.copyOf(pendingOperations);
  }

  /** Reads a checkpoint document. */
  static Checkpoint parse(byte[] document) {
    var latest = latest(tree(document));
    var resources = new ArrayList<HeldResource>();
    for (var node : latest.path("resources")) {
      if (node.path("pendingReplacement").asBoolean()) {
        continue; // it is deleted, and a replacement may stand under the same id
      }
      if (node.path("delete").asBoolean() && node.path("external").asBoolean()) {
        continue; // it was only read, and what took it over stands under the same id
      }
      resources.add(
          new HeldResource(
              node.path("urn").asText(),
              node.path("type").asText(),
              node.path("id").asText(),
              node.path("external").asBoolean(),
              InputNames.of(node.path("inputs"))));
    }
    var pending = new ArrayList<PendingOperation>();
    for (var node : latest.path("pending_operations")) {
      pending.add(
          new PendingOperation(
              node.path("type").asText(), node.path("resource").path("urn").asText()));
    }
    var salt = latest.path("secrets_providers").path("state").path("salt").asText();
    return new Checkpoint(
        resources, pending, salt.isEmpty() ? Optional.empty() : Optional.of(salt));
  }

  /**
   * The document without its pending creates. The engine would keep them for ever, since it can't
   * know whether the object exists; the create journal does.
   */
  static byte[] withoutPendingCreates(byte[] document) {
    var root = tree(document);
    if (latest(root) instanceof ObjectNode latest
        && latest.path("pending_operations") instanceof ArrayNode pending) {
      var kept = JSON.createArrayNode();
      for (var node : pending) {
        if (!"creating".equals(node.path("type").asText())) {
          kept.add(node);
        }
      }
      latest.set("pending_operations", kept);
    }
    return written(root);
  }

  private static byte[] written(JsonNode root) {
    try {
      return JSON.writeValueAsBytes(root);
    } catch (IOException e) {
      throw new IllegalStateException("a tree that was read can be written", e);
    }
  }

  /**
   * The document in which some resources are only read from now on, so that no operation changes or
   * deletes them any more.
   */
  static byte[] releasing(byte[] document, Set<String> urns) {
    var root = tree(document);
    for (var node : latest(root).path("resources")) {
      if (node instanceof ObjectNode resource && urns.contains(resource.path("urn").asText())) {
        resource.put("external", true);
      }
    }
    return written(root);
  }

  /** Whether a create was interrupted. */
  boolean hasPendingCreates() {
    return pendingOperations.stream().anyMatch(operation -> operation.type().equals("creating"));
  }

  /** The vendor's resources, in dependency order. */
  List<HeldResource> vendorResources() {
    return resources.stream().filter(resource -> !resource.type().startsWith("pulumi:")).toList();
  }

  /** The vendor's resources that are ours to change and delete. */
  List<HeldResource> managed() {
    return vendorResources().stream().filter(resource -> !resource.external()).toList();
  }

  /** The resource of that name in the engine, if there is one. */
  Optional<HeldResource> find(String urn) {
    return resources.stream().filter(resource -> resource.urn().equals(urn)).findFirst();
  }

  /** The vendor's resources as the port describes them. */
  List<LiveResource> live() {
    return vendorResources().stream()
        .map(resource -> new LiveResource(resource.name(), resource.type(), resource.id()))
        .toList();
  }

  private static JsonNode tree(byte[] document) {
    try {
      return JSON.readTree(document);
    } catch (IOException e) {
      throw new StateUnreachableException("engine state: the checkpoint is not JSON", e);
    }
  }

  private static JsonNode latest(JsonNode root) {
    return root.path("checkpoint").path("latest");
  }

  /**
   * A resource in the state.
   *
   * @param urn the engine's name of it
   * @param type Pulumi type token
   * @param id the vendor's id
   * @param external whether it is only read
   * @param inputs which it has
   */
  record HeldResource(String urn, String type, String id, boolean external, InputNames inputs) {
    /** The graph name: the last part of the urn. */
    String name() {
      return urn.substring(urn.lastIndexOf("::") + 2);
    }
  }

  /**
   * An interrupted operation.
   *
   * @param type creating, updating, deleting, reading or importing
   * @param urn of the resource
   */
  record PendingOperation(String type, String urn) {}
}

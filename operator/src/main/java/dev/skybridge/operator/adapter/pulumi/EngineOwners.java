package dev.skybridge.operator.adapter.pulumi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skybridge.model.CloudKind;
import dev.skybridge.model.CloudObject;
import dev.skybridge.model.StackId;
import dev.skybridge.operator.account.ObjectOwners;
import dev.skybridge.operator.adapter.store.CreateJournal;
import dev.skybridge.operator.adapter.store.OpenCreate;
import dev.skybridge.operator.adapter.store.StoreUnavailableException;
import dev.skybridge.operator.cloud.OwnershipTags;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Owners by what the engine's state and the create journal know. An object is a stack's where the
 * state has its id, whatever property that stands in (for a database of AWS, {@code id} is another
 * than the identifier that its API goes by), and where a create of its name is not settled yet. A
 * machine is also known where the resource that its tags name is there: the machines of a group are
 * the cloud's to make, with the group's tags.
 */
final class EngineOwners implements ObjectOwners {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EngineState state;
  private final CreateJournal journal;

  EngineOwners(EngineState state, CreateJournal journal) {
    this.state = state;
    this.journal = journal;
  }

  @Override
  public Owner of(CloudObject object) {
    var stack = object.tags().get(OwnershipTags.STACK);
    var resource = object.tags().get(OwnershipTags.URN_NAME);
    if (stack == null || resource == null) {
      return new Owner.Foreign();
    }
    var id = id(stack);
    if (id.isEmpty()) { // a name that was too long for a tag: nothing can be said
      return new Owner.Stack();
    }
    var engine = EngineStack.of(id.get());
    try {
      return isUnsettled(engine, resource) || holds(engine, resource, object)
          ? new Owner.Stack()
          : new Owner.Nobody(stack, resource);
    } catch (StoreUnavailableException | StateUnreachableException e) {
      return new Owner.Unclear("the platform's database does not answer");
    }
  }

  private static Optional<StackId> id(String tag) {
    var slash = tag.indexOf('/');
    try {
      return slash < 0
          ? Optional.empty()
          : Optional.of(new StackId(tag.substring(0, slash), tag.substring(slash + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isUnsettled(EngineStack stack, String resource) {
    return journal.open(stack.name()).stream()
        .map(OpenCreate::urn)
        .anyMatch(urn -> urn.endsWith("::" + resource));
  }

  private boolean holds(EngineStack stack, String resource, CloudObject object) {
    var document = state.document(stack);
    if (document.isEmpty()) {
      return false;
    }
    var member =
        object.kind() == CloudKind.INSTANCE
            && Checkpoint.parse(document.get()).vendorResources().stream()
                .anyMatch(held -> held.name().equals(resource));
    return member || contains(tree(document.get()), object.id());
  }

  private static JsonNode tree(byte[] document) {
    try {
      return JSON.readTree(document);
    } catch (IOException e) {
      throw new StateUnreachableException("engine state: the checkpoint is not JSON", e);
    }
  }

  private static boolean contains(JsonNode node, String id) {
    return node.isTextual()
        ? node.textValue().equals(id)
        : StreamSupport.stream(node.spliterator(), false).anyMatch(child -> contains(child, id));
  }
}

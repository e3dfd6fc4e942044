package dev.skybridge.operator.cloud;

import dev.skybridge.model.CloudResource;
import dev.skybridge.model.CloudResource.Protection;
import dev.skybridge.model.PropertyValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One vendor resource in the making; {@link #add()} puts it into the draft. */
public final class ResourceDraft {
  private final StackDraft draft;
  private final String owner;
  private final String name;
  private final String type;
  private final Map<String, PropertyValue> inputs = new HashMap<>();
  private final List<String> after = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();
  private final Set<String> found = new HashSet<>();
  private boolean meant;
  private Protection protection = Protection.STATELESS;

  ResourceDraft(StackDraft draft, String owner, String name, String type) {
    this.draft = draft;
    this.owner = owner;
    this.name = name;
    this.type = type;
  }

  /** Sets an input. */
  public ResourceDraft set(String input, PropertyValue value) {
    inputs.put(input, value);
    return this;
  }

  /** Sets a string. */
  public ResourceDraft set(String input, String value) {
    return set(input, PropertyValue.of(value));
  }

  /** Sets a number. */
  public ResourceDraft set(String input, double value) {
    return set(input, PropertyValue.of(value));
  }

  /** Sets a boolean. */
  public ResourceDraft set(String input, boolean value) {
    return set(input, PropertyValue.of(value));
  }

  /** Sets an output of another resource of the draft. */
  public ResourceDraft set(String input, String producer, String output) {
    return set(input, PropertyValue.output(producer, output));
  }

  /** Sets the ownership tags, for types that take them as an object named {@code tags}. */
  public ResourceDraft tagged() {
    return set("tags", Values.texts(ownershipTags()));
  }

  /** The ownership tags, for types that take them in a form of their own. */
  public Map<String, String> ownershipTags() {
    return OwnershipTags.of(draft.stack(), owner, name);
  }

  /** Its loss would lose data. */
  public ResourceDraft stateful() {
    protection = Protection.STATEFUL;
    return this;
  }

  /** Resources that must exist before, beyond those that the inputs refer to. */
  public ResourceDraft after(String... names) {
    after.addAll(Arrays.asList(names));
    return this;
  }

  /** Inputs that the vendor or a scaler changes, so that the engine must not compare them. */
  public ResourceDraft ignoring(String... names) {
    ignored.addAll(Arrays.asList(names));
    return this;
  }

  /**
   * It is the object that the id of an existing resource means.
   *
   * @param names inputs that such a one keeps as they are found: those that name it or place it,
   *     and those that the vendor does not tell
   */
  public ResourceDraft meant(String... names) {
    meant = true;
    found.addAll(Arrays.asList(names));
    return this;
  }

  /** An existing one keeps this input, too, where the specification says nothing of it. */
  public ResourceDraft keepsUnlessAsked(String input, @Nullable Object asked) {
    if (asked == null) {
      found.add(input);
    }
    return this;
  }

  /** Puts it into the draft and returns its name in the graph. */
  public String add() {
    draft.add(
        new CloudResource(name, type, owner, inputs, after, protection, ignored),
        meant ? Optional.of(found) : Optional.empty());
    return name;
  }
}

package dev.skybridge.simulator.provider;

import dev.skybridge.simulator.cloud.FunctionRules;
import dev.skybridge.simulator.cloud.Operation;
import dev.skybridge.simulator.cloud.Query;
import dev.skybridge.simulator.cloud.Reference;
import dev.skybridge.simulator.cloud.Scope;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.SecretDigest;
import dev.skybridge.simulator.provider.CallRunner.Done;
import dev.skybridge.simulator.schema.FunctionSchema;
import dev.skybridge.simulator.schema.ResourceSchema;
import dev.skybridge.simulator.state.CloudObject;
import dev.skybridge.simulator.state.ObjectKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * The simulated API of one cloud. It knows nothing of programs, stacks or resource names: it sees
 * what the vendor's API would see, so two creates of a nameless type make two objects.
 *
 * <p>All methods throw {@link VendorRefusal} when the vendor refuses and {@link AnswerLost} when
 * the answer is lost by request.
 */
public final class CloudApi {

  private final Catalog catalog;
  private final CallRunner runner;
  private final Delays delays;
  private final InstantSource clock;
  private final Lock writing = new ReentrantLock();

  /**
   * Makes the API of one cloud.
   *
   * @param delays declared times
   * @param halt ends this process at once
   */
  public CloudApi(
      Catalog catalog,
      dev.skybridge.simulator.fault.FaultBook faults,
      Delays delays,
      InstantSource clock,
      Runnable halt) {
    this.catalog = catalog;
    this.delays = delays;
    this.clock = clock;
    this.runner =
        new CallRunner(
            catalog.vendor(),
            catalog.store(),
            faults,
            delays.latency().getOrDefault(catalog.vendor().name(), Duration.ZERO),
            clock,
            halt);
  }

  /** Makes an object and waits until it is usable. */
  public CloudObject create(Caller caller, String token, Fields inputs) {
    TypeRules type = catalog.type(token);
    return runner.run(
        caller,
        Operation.CREATE,
        token,
        type.service(),
        type.noun(),
        catalog.subject(type, inputs),
        () -> {
          CloudObject made = locked(() -> insert(caller, type, inputs));
          Patience.take(delays.provisioning().getOrDefault(token, type.provisioning()));
          return new Done<>(made, made.id(), "ok", true);
        });
  }

  private CloudObject insert(Caller caller, TypeRules type, Fields inputs) {
    Scope scope = scope(caller);
    type.references().forEach(reference -> reference.requireTargets(scope, inputs));
    String id = type.id().make(scope, inputs);
    ObjectKey key = scope.key(type, id);
    Optional<CloudObject> existing = catalog.store().find(key);
    Optional<CloudObject> self = type.upsert() ? existing : Optional.empty();
    type.uniques().forEach(unique -> unique.require(scope, type, inputs, self));
    type.apiRules().forEach(rule -> rule.check(scope, inputs, self));
    if (existing.isPresent() && !type.upsert()) {
      throw catalog.vendor().alreadyExists(type.service(), type.noun(), id);
    }
    CloudObject object = object(scope, type, key, inputs, self);
    catalog.store().put(object);
    return object;
  }

  private CloudObject object(
      Scope scope, TypeRules type, ObjectKey key, Fields inputs, Optional<CloudObject> before) {
    SecretDigest secrets = catalog.secrets(type.token());
    Fields hidden =
        before
            .map(b -> b.outputs().map((name, value) -> name.startsWith("$") ? value : null))
            .orElse(Fields.EMPTY);
    Fields outputs = catalog.outputs(scope, type, key.id(), inputs).overlaidWith(hidden);
    return new CloudObject(
        key,
        keeping(before.map(CloudObject::inputs), secrets.digest(inputs), type),
        keeping(before.map(CloudObject::outputs), secrets.digest(outputs), type),
        before.map(CloudObject::createdAt).orElse(scope.now()),
        scope.now());
  }

  /** A change that says nothing of a password leaves it. */
  private Fields keeping(Optional<Fields> before, Fields now, TypeRules type) {
    ResourceSchema schema = catalog.schema(type.token());
    Fields kept = now;
    for (String name : before.map(Fields::names).orElse(Set.of())) {
      if (schema.isSecret(name) && !now.has(name)) {
        kept = kept.with(name, before.orElseThrow().get(name));
      }
    }
    return kept;
  }

  /** Looks an object up by its id; empty when there is none. */
  public Optional<CloudObject> read(Caller caller, String token, String id) {
    TypeRules type = catalog.type(token);
    return runner.run(
        caller,
        Operation.READ,
        token,
        type.service(),
        type.noun(),
        id,
        () -> {
          Optional<CloudObject> found = find(scope(caller), type, id);
          return new Done<>(found, id, found.isPresent() ? "ok" : "notFound", false);
        });
  }

  private Optional<CloudObject> find(Scope scope, TypeRules type, String id) {
    return catalog
        .store()
        .find(scope.key(type, id))
        .or(() ->
            type.importProperty()
                .flatMap(property ->
                    scope.all(type.token()).stream()
                        .filter(o -> o.outputs().text(property).filter(id::equals).isPresent())
                        .findFirst()));
  }

  /** Objects of a type in the caller's region, oldest first. */
  public List<CloudObject> list(Caller caller, String token) {
    TypeRules type = catalog.type(token);
    return runner.run(
        caller,
        Operation.READ,
        token,
        type.service(),
        type.noun(),
        "",
        () -> new Done<>(scope(caller).all(token), "", "ok", false));
  }

  /**
   * Changes what an object tells of itself by other means than its inputs: a stop, a tag.
   *
   * @param change makes the new outputs; what it changes of the inputs that were given changes
   *     there, too
   */
  public CloudObject touch(Caller caller, String token, String id, UnaryOperator<Fields> change) {
    TypeRules type = catalog.type(token);
    return runner.run(
        caller,
        Operation.UPDATE,
        token,
        type.service(),
        type.noun(),
        id,
        () -> {
          CloudObject changed = locked(() -> touched(caller, type, id, change));
          return new Done<>(changed, changed.id(), "ok", true);
        });
  }

  private CloudObject touched(
      Caller caller, TypeRules type, String id, UnaryOperator<Fields> change) {
    CloudObject self =
        find(scope(caller), type, id)
            .orElseThrow(() -> catalog.vendor().notFound(type.service(), type.noun(), id));
    Fields outputs = change.apply(self.outputs());
    Fields inputs = self.inputs();
    for (String name : outputs.names()) {
      boolean told = inputs.has(name) || name.equals("tags");
      if (told && !outputs.get(name).equals(self.outputs().get(name))) {
        inputs = inputs.with(name, outputs.get(name));
      }
    }
    CloudObject changed = self.changed(inputs, outputs, clock.instant());
    catalog.store().put(changed);
    return changed;
  }

  /** Changes an object in place. */
  public CloudObject update(Caller caller, String token, String id, Fields inputs) {
    TypeRules type = catalog.type(token);
    return runner.run(
        caller,
        Operation.UPDATE,
        token,
        type.service(),
        type.noun(),
        id,
        () -> new Done<>(locked(() -> change(caller, type, id, inputs)), id, "ok", true));
  }

  private CloudObject change(Caller caller, TypeRules type, String id, Fields inputs) {
    Scope scope = scope(caller);
    CloudObject self =
        catalog
            .store()
            .find(scope.key(type, id))
            .orElseThrow(() -> catalog.vendor().notFound(type.service(), type.noun(), id));
    ResourceSchema schema = catalog.schema(type.token());
    Fields digested = catalog.secrets(type.token()).digest(inputs);
    new Differ(schema)
        .diff(self.inputs(), digested, List.of())
        .forEach((path, difference) -> {
          if (difference.replaces()) {
            throw new VendorRefusal(
                400, "InvalidParameterValue", path + " can't be changed in place");
          }
        });
    type.references().forEach(reference -> reference.requireTargets(scope, inputs));
    type.uniques().forEach(unique -> unique.require(scope, type, inputs, Optional.of(self)));
    type.apiRules().forEach(rule -> rule.check(scope, inputs, Optional.of(self)));
    CloudObject changed = object(scope, type, self.key(), inputs, Optional.of(self));
    catalog.store().put(changed);
    return changed;
  }

  /**
   * Removes an object; removing what is not there is no error.
   *
   * @param state what the caller's state says about the object
   */
  public void delete(Caller caller, String token, String id, Fields state) {
    TypeRules type = catalog.type(token);
    runner.run(
        caller,
        Operation.DELETE,
        token,
        type.service(),
        type.noun(),
        id,
        () -> {
          boolean removed = locked(() -> remove(caller, type, id, state));
          return new Done<>(removed, id, removed ? "ok" : "notFound", removed);
        });
  }

  private boolean remove(Caller caller, TypeRules type, String id, Fields state) {
    Scope scope = scope(caller);
    Optional<CloudObject> self = catalog.store().find(scope.key(type, id));
    if (self.isEmpty()) {
      return false;
    }
    type.deleteRules().forEach(rule -> rule.check(scope, self.get(), state));
    List<ObjectKey> going = new ArrayList<>();
    collect(scope, type, self.get(), going, 0);
    catalog.store().remove(going);
    return true;
  }

  private void collect(
      Scope scope, TypeRules type, CloudObject object, List<ObjectKey> going, int depth) {
    if (depth > 8) {
      throw new IllegalStateException("types that cascade in a circle at " + type.token());
    }
    going.add(object.key());
    for (TypeRules other : catalog.types()) {
      for (Reference reference : other.references()) {
        if (!reference.target().equals(type.token())
            || reference.onDelete() == Reference.OnDelete.IGNORES) {
          continue;
        }
        for (CloudObject dependent : scope.all(other.token())) {
          if (!reference.names(dependent.inputs(), object) || going.contains(dependent.key())) {
            continue;
          }
          if (reference.onDelete() == Reference.OnDelete.REFUSES) {
            throw catalog
                .vendor()
                .inUse(type.service(), type.noun(), object.id(), other.noun(), dependent.id());
          }
          collect(scope, other, dependent, going, depth + 1);
        }
      }
    }
  }

  /** Calls a data-source function. */
  public Fields invoke(Caller caller, String token, Fields arguments) {
    FunctionRules rules = catalog.function(token);
    FunctionSchema schema = catalog.functionSchema(token);
    return runner.run(
        caller,
        Operation.INVOKE,
        token,
        "",
        token.substring(token.lastIndexOf(':') + 1),
        "",
        () ->
            new Done<>(
                rules
                    .answer()
                    .answer(new Query(scope(caller), schema, catalog.schemas(), arguments)),
                "",
                "ok",
                false));
  }

  /** Where a caller's calls land. */
  public Scope scope(Caller caller) {
    return new Scope(
        catalog.vendor().name(),
        caller.account(),
        caller.region(),
        catalog.store(),
        clock.instant());
  }

  private <T> T locked(java.util.function.Supplier<T> work) {
    writing.lock();
    try {
      return work.get();
    } finally {
      writing.unlock();
    }
  }
}

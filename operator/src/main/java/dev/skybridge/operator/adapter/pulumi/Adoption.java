package dev.skybridge.operator.adapter.pulumi;

import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import dev.skybridge.operator.adapter.pulumi.JournaledCreate.Creation;
import dev.skybridge.operator.adapter.pulumi.ObjectFinder.Found;
import dev.skybridge.operator.adapter.store.OpenCreate;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.DiffResponse.DiffChanges;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.Provider.UpdateResponse;

/**
 * Takes over an object that a lost create made, so that the engine sees a create that succeeded.
 */
final class Adoption {
  private final ProviderCalls upstream;
  private final ObjectFinder finder;
  private final KnownObjects known;

  Adoption(ProviderCalls upstream, KnownObjects known) {
    this.upstream = upstream;
    this.finder = new ObjectFinder(upstream);
    this.known = known;
  }

  /** What a row of the journal leads to; waits until a late create would have shown up. */
  List<Found> orphans(OpenCreate row, RetryPolicy retry) {
    var plan = SearchPlan.of(row);
    for (int look = 1; ; look++) {
      var found = finder.find(row.urn(), row.type(), plan, row.answeredId());
      var settled = Duration.between(row.sentAt(), Instant.now()).compareTo(retry.settle()) >= 0;
      if (!found.isEmpty() || settled || row.answeredId().isPresent() || plan.lookup().isEmpty()) {
        return found;
      }
      upstream.pause(
          retry.waitAfter(look, RandomGenerator.getDefault()),
          Status.CANCELLED.asRuntimeException());
    }
  }

  /** Ids of objects that a plan leads to and that the engine does not know of. */
  List<String> search(String urn, String type, SearchPlan plan, Optional<String> answeredId) {
    return finder.find(urn, type, plan, answeredId).stream()
        .map(Found::id)
        .filter(id -> !known.contains(type, id))
        .toList();
  }

  /**
   * The answer that the lost create would have had. Where the inputs have changed since, the object
   * is brought up to them; where that needs another object, it is deleted and the answer is empty.
   */
  Optional<CreateResponse> adopt(Creation creation, String id, boolean sameInputs) {
    var read = finder.read(creation.urn(), creation.type(), id);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    var found = read.get();
    var tagged = !creation.plan().provable() || creation.plan().proves(found.properties());
    if (sameInputs && tagged) {
      return Optional.of(response(id, found.properties(), creation.inputs()));
    }
    var known = merged(found.inputs(), creation.inputs());
    var diff = diff(creation, found, known);
    if (diff.getReplacesCount() > 0) {
      delete(creation.urn(), creation.type(), found);
      return Optional.empty();
    }
    if (diff.getChanges() != DiffChanges.DIFF_SOME) {
      return Optional.of(response(id, found.properties(), creation.inputs()));
    }
    var updated =
        upstream.call(
            "Update",
            UpdateRequest.newBuilder()
                .setUrn(creation.urn())
                .setType(creation.type())
                .setName(name(creation.urn()))
                .setId(id)
                .setOlds(found.properties())
                .setOldInputs(known)
                .setNews(creation.inputs())
                .build(),
            UpdateResponse.parser());
    return Optional.of(response(id, updated.getProperties(), creation.inputs()));
  }

  /** Deletes an object that the engine does not know of. */
  void delete(String urn, String type, Found found) {
    upstream.call(
        "Delete",
        DeleteRequest.newBuilder()
            .setUrn(urn)
            .setType(type)
            .setName(name(urn))
            .setId(found.id())
            .setProperties(found.properties())
            .setOldInputs(found.inputs())
            .build(),
        Empty.parser());
  }

  private DiffResponse diff(Creation creation, Found found, Struct knownInputs) {
    return upstream.call(
        "Diff",
        DiffRequest.newBuilder()
            .setUrn(creation.urn())
            .setType(creation.type())
            .setName(name(creation.urn()))
            .setId(found.id())
            .setOlds(found.properties())
            .setOldInputs(knownInputs)
            .setNews(creation.inputs())
            .build(),
        DiffResponse.parser());
  }

  private static CreateResponse response(String id, Struct properties, Struct inputs) {
    return CreateResponse.newBuilder().setId(id).setProperties(merged(properties, inputs)).build();
  }

  /** {@code base}, with what it lacks from {@code inputs}: vendors do not give back passwords. */
  private static Struct merged(Struct base, Struct inputs) {
    var all = base.toBuilder();
    inputs
        .getFieldsMap()
        .forEach((name, value) -> {
          var present = base.getFieldsMap().get(name);
          if (present == null || present.hasNullValue() || PropertyCodec.isSecret(value)) {
            all.putFields(name, value);
          }
        });
    return all.build();
  }

  private static String name(String urn) {
    return urn.substring(urn.lastIndexOf("::") + 2);
  }
}

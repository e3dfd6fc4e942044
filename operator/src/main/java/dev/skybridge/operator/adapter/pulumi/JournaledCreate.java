package dev.skybridge.operator.adapter.pulumi;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import dev.skybridge.model.Reason;
import dev.skybridge.model.StackOutcome.FailureClass;
import dev.skybridge.operator.adapter.pulumi.AdoptionPlanner.Search;
import dev.skybridge.operator.adapter.pulumi.AdoptionPlanner.Situation;
import dev.skybridge.operator.adapter.store.CreateJournal;
import dev.skybridge.operator.adapter.store.OpenCreate;
import dev.skybridge.operator.adapter.store.StoreUnavailableException;
import dev.skybridge.operator.stack.CloudCatalog;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;

/**
 * {@code Create} with a journal: what was sent is on record before it is sent, so that an object
 * whose answer was lost, to us or to the engine, is found and taken over instead of made a second
 * time.
 */
final class JournaledCreate {
  private static final Logger LOG = Logger.getLogger(JournaledCreate.class);

  private final EngineStack stack;
  private final CloudCatalog catalog;
  private final CreateJournal journal;
  private final ProviderCalls upstream;
  private final Adoption adoption;
  private final KnownObjects known;
  private final FailureLog failures;
  private final RetryPolicy retry;
  private final InstantSource clock;

  JournaledCreate(
      EngineStack stack,
      CloudCatalog catalog,
      CreateJournal journal,
      ProviderCalls upstream,
      KnownObjects known,
      FailureLog failures,
      RetryPolicy retry,
      InstantSource clock) {
    this.stack = stack;
    this.catalog = catalog;
    this.journal = journal;
    this.upstream = upstream;
    this.adoption = new Adoption(upstream, known);
    this.known = known;
    this.failures = failures;
    this.retry = retry;
    this.clock = clock;
  }

  /** Answers one {@code Create} of the engine. */
  byte[] handle(byte[] bytes) {
    var request = ProviderCalls.parse(CreateRequest.parser(), bytes);
    if (request.getPreview()) {
      return upstream.call("Create", bytes);
    }
    try {
      return handle(Creation.of(request, catalog));
    } catch (StoreUnavailableException e) {
      failures.note(
          new CallFailure(
              CallFailure.Effect.UNCLEAR,
              Reason.DATABASE_UNREACHABLE,
              FailureClass.TRANSIENT,
              e.getMessage() == null ? "operator database" : e.getMessage()));
      throw Status.UNAVAILABLE
          .withDescription("the create journal can't be written")
          .withCause(e)
          .asRuntimeException();
    }
  }

  /**
   * Answers one {@code Delete} of the engine. Where ids are names, what replaces an object has its
   * id. After an operation that was cut off between the two, the engine creates the replacement and
   * then deletes "the old one" by the id that by now is the new one's: nothing is left to delete.
   */
  byte[] delete(byte[] bytes) {
    var request = ProviderCalls.parse(DeleteRequest.parser(), bytes);
    var type = EngineStack.typeIn(request.getUrn());
    if (known.madeNow(type, request.getId())) {
      LOG.infof("kept %s, which this operation made", request.getUrn());
      return Empty.getDefaultInstance().toByteArray();
    }
    var answer = upstream.call("Delete", bytes);
    known.remove(type, request.getId());
    return answer;
  }

  /** Says what must go before its replacement can be created. */
  ReplacementOrder replacements() {
    return new ReplacementOrder(catalog, upstream);
  }

  private byte[] handle(Creation creation) {
    var earlier = journal.find(stack.name(), creation.urn());
    if (earlier.isPresent()) {
      var taken = recover(creation, earlier.get());
      if (taken.isPresent()) {
        return taken.get().toByteArray();
      }
    }
    var bytes = creation.request().toByteArray();
    for (int sent = 1; ; sent++) {
      upstream.admit("Create", bytes); // before the journal says that it is under way
      journal.sending(
          stack.name(),
          creation.urn(),
          creation.type(),
          creation.inputsHash(),
          creation.plan().toJson());
      var sentAt = clock.instant();
      try {
        var answer = upstream.once("Create", bytes);
        answered(creation, ProviderCalls.parse(CreateResponse.parser(), answer).getId());
        return answer;
      } catch (StatusRuntimeException e) {
        var taken = afterFailure(creation, e, sent, sentAt);
        if (taken.isPresent()) {
          return taken.get().toByteArray();
        }
      }
    }
  }

  /** Takes over what an earlier operation made; empty if nothing is there. */
  private Optional<CreateResponse> recover(Creation creation, OpenCreate row) {
    var plan = SearchPlan.of(row);
    var attempt = new Attempt(Optional.empty(), 0, row.sentAt(), row.answeredId());
    var sameInputs = row.inputsHash().equals(creation.inputsHash());
    return settle(creation, plan, attempt, sameInputs, Status.ABORTED.asRuntimeException());
  }

  /** After a failed send: what was made after all, or empty to send again. */
  private Optional<CreateResponse> afterFailure(
      Creation creation, StatusRuntimeException error, int sent, Instant sentAt) {
    var partial = PartialCreate.idIn(error);
    if (partial.isPresent()) {
      answered(creation, partial.get());
      failures.note(VendorErrors.classify(error.getStatus()));
      throw error; // the engine keeps the object, marked as incomplete
    }
    var failure = VendorErrors.classify(error.getStatus());
    LOG.infof(
        "create of %s was not answered well (%s, effect %s); send %d",
        creation.urn(), failure.reason(), failure.effect(), sent);
    var attempt = new Attempt(Optional.of(failure), sent, sentAt, Optional.empty());
    return settle(creation, creation.plan(), attempt, true, error);
  }

  private Optional<CreateResponse> settle(
      Creation creation,
      SearchPlan plan,
      Attempt attempt,
      boolean sameInputs,
      StatusRuntimeException error) {
    for (int look = 1; ; look++) {
      var search = search(creation, plan, attempt);
      var since = Duration.between(attempt.sentAt(), clock.instant());
      var decision =
          AdoptionPlanner.decide(
              new Situation(attempt.failure(), attempt.sent(), since, search), retry);
      switch (decision) {
        case AdoptionDecision.Adopt adopt -> {
          var response = adoption.adopt(creation, adopt.id(), sameInputs);
          response.ifPresent(taken -> taken(creation, taken.getId()));
          return response;
        }
        case AdoptionDecision.Send send -> {
          if (attempt.sent() > 0) {
            upstream.pause(retry.waitAfter(attempt.sent(), RandomGenerator.getDefault()), error);
          }
          return Optional.empty();
        }
        case AdoptionDecision.LookAgain again ->
            upstream.pause(retry.waitAfter(look, RandomGenerator.getDefault()), error);
        case AdoptionDecision.Ambiguous ambiguous -> throw ambiguous(creation, ambiguous);
        case AdoptionDecision.GiveUp giveUp -> {
          if (giveUp.nothingMade()) {
            journal.close(stack.name(), creation.urn());
          }
          attempt.failure().ifPresent(failures::note);
          throw error;
        }
      }
    }
  }

  private Search search(Creation creation, SearchPlan plan, Attempt attempt) {
    var refused = attempt.failure().filter(f -> f.effect() == CallFailure.Effect.NONE).isPresent();
    if (refused || (plan.lookup().isEmpty() && attempt.answeredId().isEmpty())) {
      return new Search.NotPossible();
    }
    try {
      return new Search.Done(
          adoption.search(creation.urn(), creation.type(), plan, attempt.answeredId()));
    } catch (StatusRuntimeException e) {
      failures.note(VendorErrors.classify(e.getStatus()));
      throw e;
    }
  }

  private void answered(Creation creation, String id) {
    known.make(creation.type(), id);
    journal.answered(stack.name(), creation.urn(), id);
  }

  private void taken(Creation creation, String id) {
    LOG.infof("took over %s as %s", id, creation.urn());
    known.adopt(creation.type(), id);
    journal.answered(stack.name(), creation.urn(), id);
  }

  private StatusRuntimeException ambiguous(
      Creation creation, AdoptionDecision.Ambiguous ambiguous) {
    var message =
        "%s was sent, its answer was lost, and more than one object claims to be it: %s. Delete all but one at the vendor."
            .formatted(creation.urn(), String.join(", ", ambiguous.ids()));
    failures.note(
        new CallFailure(
            CallFailure.Effect.UNCLEAR, Reason.CLOUD_REFUSED, FailureClass.PERMANENT, message));
    return Status.FAILED_PRECONDITION.withDescription(message).asRuntimeException();
  }

  /**
   * A create that may have had an effect.
   *
   * @param failure how it failed; empty if an earlier operation sent it
   * @param sent sends in this operation
   * @param sentAt when it was sent last
   * @param answeredId the id that the vendor gave, if it answered
   */
  private record Attempt(
      Optional<CallFailure> failure, int sent, Instant sentAt, Optional<String> answeredId) {}

  /**
   * What is to be created.
   *
   * @param urn the engine's name
   * @param type Pulumi type token
   * @param request as the engine sent it
   * @param plan how to find it again
   * @param inputsHash tells equal inputs
   */
  record Creation(
      String urn, String type, CreateRequest request, SearchPlan plan, String inputsHash) {

    /** What the inputs are. */
    Struct inputs() {
      return request.getProperties();
    }

    static Creation of(CreateRequest request, CloudCatalog catalog) {
      var urn = request.getUrn();
      var type = EngineStack.typeIn(urn);
      var inputs = request.getProperties();
      var plan =
          new SearchPlan(
              catalog.lookup(type, PropertyCodec.decode(inputs)), SearchPlan.ownershipTags(inputs));
      return new Creation(urn, type, request, plan, hash(inputs));
    }

    private static String hash(Struct inputs) {
      var bytes = new ByteArrayOutputStream();
      var out = CodedOutputStream.newInstance(bytes);
      out.useDeterministicSerialization();
      try {
        inputs.writeTo(out);
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException("memory can't fail", e);
      }
      return EngineStack.sha256(bytes.toByteArray());
    }
  }
}

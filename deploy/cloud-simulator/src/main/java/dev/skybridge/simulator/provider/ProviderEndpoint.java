package dev.skybridge.simulator.provider;

import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import dev.skybridge.simulator.cloud.Operation;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.Property;
import dev.skybridge.simulator.property.StructCodec;
import dev.skybridge.simulator.schema.Violation;
import dev.skybridge.simulator.state.CloudObject;
import io.grpc.stub.StreamObserver;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.InvokeResponse;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.Provider.UpdateResponse;

/**
 * One cloud as a resource provider of the Pulumi engine ({@code pulumirpc.ResourceProvider}): its
 * objects and functions. Only translates; the cloud itself is {@link CloudApi}.
 */
public final class ProviderEndpoint extends ConnectionEndpoint {

  private final Catalog catalog;
  private final CloudApi api;
  private final InputPreparer preparer;
  private final Failures failures;

  /** Makes the endpoint of a cloud. */
  public ProviderEndpoint(Catalog catalog, CloudApi api, Login login) {
    super(catalog, login, new Failures(catalog.vendor()));
    this.catalog = catalog;
    this.api = api;
    this.preparer = new InputPreparer(catalog);
    this.failures = new Failures(catalog.vendor());
  }

  @Override
  public void check(CheckRequest request, StreamObserver<CheckResponse> answer) {
    failures.answer(
        answer,
        () -> {
          Urn urn = Urn.parse(request.getUrn());
          byte[] seed = request.getRandomSeed().toByteArray();
          Random random =
              seed.length >= Long.BYTES
                  ? new Random(ByteBuffer.wrap(seed).getLong())
                  : new Random();
          InputPreparer.Naming naming =
              !request.hasAutonaming()
                  ? InputPreparer.Naming.BY_PROVIDER
                  : switch (request.getAutonaming().getMode()) {
                    case PROPOSE, ENFORCE, UNRECOGNIZED -> InputPreparer.Naming.PROPOSED;
                    case DISABLE -> InputPreparer.Naming.NONE;
                  };
          InputPreparer.Prepared prepared =
              preparer.prepare(
                  urn.type(),
                  urn.name(),
                  StructCodec.read(request.getOlds()),
                  StructCodec.read(request.getNews()),
                  random,
                  naming,
                  request.getAutonaming().getProposedName());
          return CheckAnswer.of(prepared.inputs(), prepared.violations());
        });
  }

  @Override
  public void diff(DiffRequest request, StreamObserver<DiffResponse> answer) {
    failures.answer(
        answer,
        () -> {
          String token = Urn.parse(request.getUrn()).type();
          Fields olds =
              StructCodec.read(request.hasOldInputs() ? request.getOldInputs() : request.getOlds());
          Map<String, Differ.Difference> found =
              new Differ(catalog.schema(token))
                  .diff(
                      InputPreparer.clean(olds),
                      InputPreparer.clean(StructCodec.read(request.getNews())),
                      request.getIgnoreChangesList());
          return DiffAnswer.of(found, !hasFixedName(token, StructCodec.read(request.getNews())));
        });
  }

  /**
   * Two objects with one name can't stand side by side, so the old one has to go first when the
   * program chose the name.
   */
  private boolean hasFixedName(String token, Fields news) {
    return catalog
        .type(token)
        .autoName()
        .filter(rule ->
            news.has(rule.property())
                && !news.get(InputPreparer.DEFAULTS).asTexts().contains(rule.property()))
        .isPresent();
  }

  @Override
  public void create(CreateRequest request, StreamObserver<CreateResponse> answer) {
    String token = Urn.parse(request.getUrn()).type();
    Fields inputs = InputPreparer.clean(StructCodec.read(request.getProperties()));
    failures.answer(
        answer,
        Operation.CREATE,
        token,
        Urn.parse(request.getUrn()).name(),
        () -> {
          Caller caller = caller();
          if (request.getPreview()) {
            return CreateResponse.newBuilder()
                .setProperties(write(previewOf(caller, token, inputs)))
                .build();
          }
          requireValid(token, inputs);
          CloudObject made = api.create(caller, token, inputs);
          return CreateResponse.newBuilder()
              .setId(made.id())
              .setProperties(write(told(caller, made, inputs)))
              .build();
        });
  }

  @Override
  public void read(ReadRequest request, StreamObserver<ReadResponse> answer) {
    String token = Urn.parse(request.getUrn()).type();
    failures.answer(
        answer,
        Operation.READ,
        token,
        request.getId(),
        () -> {
          Caller caller = caller();
          Optional<CloudObject> found = api.read(caller, token, request.getId());
          if (found.isEmpty()) {
            return ReadResponse.getDefaultInstance();
          }
          ReadAnswer read =
              ReadAnswer.of(
                  catalog,
                  found.get(),
                  StructCodec.read(request.getProperties()),
                  StructCodec.read(request.getInputs()));
          return ReadResponse.newBuilder()
              .setId(found.get().id())
              .setProperties(write(read.outputs()))
              .setInputs(write(read.inputs()))
              .build();
        });
  }

  @Override
  public void update(UpdateRequest request, StreamObserver<UpdateResponse> answer) {
    String token = Urn.parse(request.getUrn()).type();
    failures.answer(
        answer,
        Operation.UPDATE,
        token,
        request.getId(),
        () -> {
          Caller caller = caller();
          Fields news = InputPreparer.clean(StructCodec.read(request.getNews()));
          if (request.getPreview()) {
            Fields olds = InputPreparer.clean(StructCodec.read(request.getOlds()));
            return UpdateResponse.newBuilder()
                .setProperties(write(catalog.secrets(token).mark(olds.overlaidWith(news))))
                .build();
          }
          requireValid(token, news);
          CloudObject changed = api.update(caller, token, request.getId(), news);
          return UpdateResponse.newBuilder()
              .setProperties(write(told(caller, changed, news)))
              .build();
        });
  }

  @Override
  public void delete(DeleteRequest request, StreamObserver<Empty> answer) {
    String token = Urn.parse(request.getUrn()).type();
    failures.answer(
        answer,
        Operation.DELETE,
        token,
        request.getId(),
        () -> {
          api.delete(
              caller(),
              token,
              request.getId(),
              InputPreparer.clean(StructCodec.read(request.getProperties())));
          return Empty.getDefaultInstance();
        });
  }

  @Override
  public void invoke(InvokeRequest request, StreamObserver<InvokeResponse> answer) {
    failures.answer(
        answer,
        Operation.INVOKE,
        request.getTok(),
        "",
        () -> {
          Fields arguments = InputPreparer.clean(StructCodec.read(request.getArgs()));
          List<Violation> violations =
              catalog
                  .checker()
                  .check(catalog.functionSchema(request.getTok()).arguments(), arguments);
          if (!violations.isEmpty()) {
            return InvokeResponse.newBuilder()
                .addAllFailures(CheckAnswer.of(Fields.EMPTY, violations).getFailuresList())
                .build();
          }
          return InvokeResponse.newBuilder()
              .setReturn(write(api.invoke(caller(), request.getTok(), arguments)))
              .build();
        });
  }

  private Caller caller() {
    return Session.current()
        .caller()
        .orElseThrow(() ->
            new Failures.NotConfigured(
                "provider "
                    + catalog.vendor().name()
                    + " is not configured on this connection; call Configure on it first"));
  }

  private void requireValid(String token, Fields inputs) {
    List<Violation> violations =
        preparer.violations(catalog.type(token), catalog.schema(token), inputs);
    if (!violations.isEmpty()) {
      throw new IllegalArgumentException(
          violations.getFirst().property() + ": " + violations.getFirst().reason());
    }
  }

  /**
   * What the provider tells about an object right after a change: the caller's own secrets are
   * echoed.
   */
  private Fields told(Caller caller, CloudObject object, Fields inputs) {
    TypeRules type = catalog.type(object.type());
    return catalog
        .secrets(object.type())
        .mark(catalog.outputs(api.scope(caller), type, object.id(), inputs));
  }

  private Fields previewOf(Caller caller, String token, Fields inputs) {
    Map<String, Property> preview = new LinkedHashMap<>();
    catalog
        .outputs(api.scope(caller), catalog.type(token), "preview", inputs)
        .names()
        .forEach(name -> preview.put(name, Property.Unknown.VALUE));
    catalog
        .schema(token)
        .computed()
        .keySet()
        .forEach(name -> preview.put(name, Property.Unknown.VALUE));
    return catalog.secrets(token).mark(new Fields(preview).overlaidWith(inputs));
  }

  private static Struct write(Fields fields) {
    return StructCodec.write(fields, true);
  }
}

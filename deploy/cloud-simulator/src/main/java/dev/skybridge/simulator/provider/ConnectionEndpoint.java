package dev.skybridge.simulator.provider;

import com.google.protobuf.Empty;
import dev.skybridge.simulator.cloud.Operation;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.StructCodec;
import dev.skybridge.simulator.schema.Violation;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Set;
import pulumirpc.Plugin.PluginAttach;
import pulumirpc.Plugin.PluginInfo;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.ConfigureResponse;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.GetMappingRequest;
import pulumirpc.Provider.GetMappingResponse;
import pulumirpc.Provider.GetMappingsRequest;
import pulumirpc.Provider.GetMappingsResponse;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.Provider.GetSchemaResponse;
import pulumirpc.Provider.ProviderHandshakeRequest;
import pulumirpc.Provider.ProviderHandshakeResponse;
import pulumirpc.ResourceProviderGrpc;

/**
 * The calls of {@code pulumirpc.ResourceProvider} that are about a connection, not about objects:
 * who serves it and with which credentials and region it was configured.
 */
abstract class ConnectionEndpoint extends ResourceProviderGrpc.ResourceProviderImplBase {

  /** Configuration that the engine adds for itself. */
  private static final Set<String> ENGINE_CONFIG =
      Set.of("version", "pluginDownloadURL", "pluginChecksums");

  private final Catalog catalog;
  private final Login login;
  private final Failures failures;

  ConnectionEndpoint(Catalog catalog, Login login, Failures failures) {
    this.catalog = catalog;
    this.login = login;
    this.failures = failures;
  }

  @Override
  public void handshake(
      ProviderHandshakeRequest request, StreamObserver<ProviderHandshakeResponse> answer) {
    failures.answer(
        answer,
        () ->
            ProviderHandshakeResponse.newBuilder()
                .setAcceptSecrets(true)
                .setAcceptResources(true)
                .setAcceptOutputs(true)
                .setSupportsAutonamingConfiguration(true)
                .build());
  }

  @Override
  public void getPluginInfo(Empty request, StreamObserver<PluginInfo> answer) {
    failures.answer(
        answer, () -> PluginInfo.newBuilder().setVersion(catalog.schemas().version()).build());
  }

  @Override
  public void attach(PluginAttach request, StreamObserver<Empty> answer) {
    failures.answer(answer, Empty::getDefaultInstance);
  }

  @Override
  public void getSchema(GetSchemaRequest request, StreamObserver<GetSchemaResponse> answer) {
    failures.answer(
        answer,
        () -> GetSchemaResponse.newBuilder().setSchema(SchemaText.of(catalog.schemas())).build());
  }

  @Override
  public void getMapping(GetMappingRequest request, StreamObserver<GetMappingResponse> answer) {
    failures.answer(answer, GetMappingResponse::getDefaultInstance);
  }

  @Override
  public void getMappings(GetMappingsRequest request, StreamObserver<GetMappingsResponse> answer) {
    failures.answer(answer, GetMappingsResponse::getDefaultInstance);
  }

  @Override
  public void cancel(Empty request, StreamObserver<Empty> answer) {
    failures.answer(answer, Empty::getDefaultInstance);
  }

  @Override
  public void checkConfig(CheckRequest request, StreamObserver<CheckResponse> answer) {
    failures.answer(
        answer,
        () -> {
          Fields config = StructCodec.read(request.getNews());
          Fields checked =
              config.map((name, value) ->
                  name.startsWith("__") || ENGINE_CONFIG.contains(name) ? null : value);
          // The engine sends nested settings as JSON text, so kinds are not checked here; names
          // are.
          List<Violation> unknown =
              checked.names().stream()
                  .filter(name -> !catalog.schemas().config().containsKey(name))
                  .map(name ->
                      new Violation(
                          name,
                          "could not validate provider configuration: Invalid or unknown key. Check `pulumi config get "
                              + catalog.vendor().name()
                              + ":"
                              + name
                              + "`."))
                  .toList();
          return CheckAnswer.of(config, unknown);
        });
  }

  @Override
  public void diffConfig(DiffRequest request, StreamObserver<DiffResponse> answer) {
    failures.answer(
        answer,
        () -> DiffResponse.newBuilder().setChanges(DiffResponse.DiffChanges.DIFF_NONE).build());
  }

  @Override
  public void configure(ConfigureRequest request, StreamObserver<ConfigureResponse> answer) {
    failures.answer(
        answer,
        Operation.CONFIGURE,
        "",
        "",
        () -> {
          Fields config = StructCodec.read(request.getArgs()).withoutNulls();
          Session.current().configure(login.login(config));
          return ConfigureResponse.newBuilder()
              .setAcceptSecrets(true)
              .setSupportsPreview(true)
              .setAcceptResources(true)
              .setAcceptOutputs(true)
              .setSupportsAutonamingConfiguration(true)
              .build();
        });
  }
}

package dev.skybridge.simulator;

import com.google.protobuf.Struct;
import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.property.Property;
import dev.skybridge.simulator.property.StructCodec;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.ResourceProviderGrpc;
import pulumirpc.ResourceProviderGrpc.ResourceProviderBlockingStub;

/** One connection to a provider, with the calls that an engine makes. */
final class ProviderClient implements AutoCloseable {

  private final String provider;
  private final ManagedChannel channel;

  private ProviderClient(String provider, ManagedChannel channel) {
    this.provider = provider;
    this.channel = channel;
  }

  static ProviderClient dial(String provider, int port) {
    return new ProviderClient(
        provider, NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build());
  }

  ResourceProviderBlockingStub stub() {
    return ResourceProviderGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
  }

  void configure(String region, String key, String secret) {
    Fields config =
        switch (provider) {
          case "tencentcloud" ->
              Fields.of(
                  "region",
                  region,
                  "secretId",
                  key,
                  "secretKey",
                  new Property.Secret(Property.of(secret)));
          default ->
              Fields.of(
                  "region",
                  region,
                  "accessKey",
                  key,
                  "secretKey",
                  new Property.Secret(Property.of(secret)));
        };
    stub()
        .configure(
            ConfigureRequest.newBuilder().setArgs(struct(config)).setAcceptSecrets(true).build());
  }

  CheckResponse check(String token, Fields inputs) {
    return stub()
        .check(CheckRequest.newBuilder().setUrn(urn(token)).setNews(struct(inputs)).build());
  }

  /** Checks and creates, as an engine does. */
  CreateResponse create(String token, Fields inputs) {
    CheckResponse checked = check(token, inputs);
    if (checked.getFailuresCount() > 0) {
      throw new IllegalArgumentException(checked.getFailuresList().toString());
    }
    return stub()
        .create(
            CreateRequest.newBuilder()
                .setUrn(urn(token))
                .setProperties(checked.getInputs())
                .build());
  }

  Fields preview(String token, Fields inputs) {
    return StructCodec.read(
        stub()
            .create(
                CreateRequest.newBuilder()
                    .setUrn(urn(token))
                    .setProperties(struct(inputs))
                    .setPreview(true)
                    .build())
            .getProperties());
  }

  ReadResponse read(String token, String id) {
    return stub().read(ReadRequest.newBuilder().setUrn(urn(token)).setId(id).build());
  }

  ReadResponse read(String token, String id, Fields state, Fields inputs) {
    return stub()
        .read(
            ReadRequest.newBuilder()
                .setUrn(urn(token))
                .setId(id)
                .setProperties(struct(state))
                .setInputs(struct(inputs))
                .build());
  }

  DiffResponse diff(String token, String id, Fields olds, Fields news) {
    return stub()
        .diff(
            DiffRequest.newBuilder()
                .setUrn(urn(token))
                .setId(id)
                .setOlds(struct(olds))
                .setOldInputs(struct(olds))
                .setNews(struct(news))
                .build());
  }

  Fields update(String token, String id, Fields olds, Fields news) {
    return StructCodec.read(
        stub()
            .update(
                UpdateRequest.newBuilder()
                    .setUrn(urn(token))
                    .setId(id)
                    .setOlds(struct(olds))
                    .setOldInputs(struct(olds))
                    .setNews(struct(news))
                    .build())
            .getProperties());
  }

  void delete(String token, String id) {
    var empty = stub().delete(DeleteRequest.newBuilder().setUrn(urn(token)).setId(id).build());
    java.util.Objects.requireNonNull(empty);
  }

  Fields invoke(String token, Fields arguments) {
    return StructCodec.read(
        stub()
            .invoke(InvokeRequest.newBuilder().setTok(token).setArgs(struct(arguments)).build())
            .getReturn());
  }

  static Fields outputs(CreateResponse response) {
    return StructCodec.read(response.getProperties());
  }

  static List<String> replaces(DiffResponse diff) {
    return diff.getReplacesList();
  }

  private static String urn(String token) {
    return "urn:pulumi:test::test::" + token + "::thing";
  }

  static Struct struct(Fields fields) {
    return StructCodec.write(fields, true);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}

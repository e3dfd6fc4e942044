package dev.skybridge.operator.adapter.pulumi;

import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import dev.skybridge.model.CloudResource;
import dev.skybridge.operator.adapter.pulumi.GraphProgram.Parent;
import dev.skybridge.operator.adapter.pulumi.GraphProgram.Registered;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import pulumirpc.Resource.ReadResourceRequest;
import pulumirpc.Resource.RegisterResourceOutputsRequest;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceRequest.PropertyDependencies;
import pulumirpc.Resource.RegisterResourceResponse;
import pulumirpc.Resource.Result;
import pulumirpc.ResourceMonitorGrpc;

/**
 * The engine's resource monitor during one run of a program. Methods throw {@link
 * RegistrationFailedException} where the engine refuses or has gone.
 */
final class EngineMonitor implements AutoCloseable {
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  private final ManagedChannel channel;
  private final Duration deadline;

  /**
   * Connects.
   *
   * @param address host:port that the engine gave
   * @param deadline for each resource; the operation's own
   */
  EngineMonitor(String address, Duration deadline) {
    this.channel = Grpc.channel(address);
    this.deadline = deadline;
  }

  /** Registers the root resource and returns its urn. */
  String registerStack(String stackName) {
    return call(RegisterResourceRequest.newBuilder()
            .setType("pulumi:pulumi:Stack")
            .setName(EngineStack.PROJECT + "-" + stackName))
        .getUrn();
  }

  /** Registers the provider and returns the reference that resources name it by. */
  String registerProvider(String packageName, Struct settings, String version, String stackUrn) {
    var response =
        call(
            RegisterResourceRequest.newBuilder()
                .setType("pulumi:providers:" + packageName)
                .setName(packageName)
                .setCustom(true)
                .setParent(stackUrn)
                .setVersion(version)
                .setObject(settings));
    return response.getUrn() + "::" + response.getId();
  }

  /** Registers one of the graph's resources, or reads it. */
  Registered register(
      CloudResource resource,
      Registration as,
      Struct inputs,
      Map<String, Set<String>> propertyDependencies,
      Set<String> dependencies,
      Parent parent) {
    var request =
        RegisterResourceRequest.newBuilder()
            .setType(resource.type())
            .setName(resource.name())
            .setCustom(true)
            .setParent(parent.stackUrn())
            .setProvider(parent.provider())
            .setObject(inputs)
            .addAllDependencies(dependencies);
    switch (as) {
      case Registration.Own(var ignored) -> request.addAllIgnoreChanges(ignored);
      case Registration.Import(var id, var ignored) ->
          request.setImportId(id).addAllIgnoreChanges(ignored);
      case Registration.Read(var id) -> {
        return read(resource, id, dependencies, parent);
      }
    }
    propertyDependencies.forEach((property, urns) ->
        request.putPropertyDependencies(
            property, PropertyDependencies.newBuilder().addAllUrns(urns).build()));
    var response = call(request);
    return new Registered(response.getUrn(), response.getId(), response.getObject());
  }

  /** Without inputs: what is read is compared with what was read before, not with what is asked. */
  private Registered read(
      CloudResource resource, String id, Set<String> dependencies, Parent parent) {
    try {
      var response =
          stub(deadline)
              .readResource(
                  ReadResourceRequest.newBuilder()
                      .setId(id)
                      .setType(resource.type())
                      .setName(resource.name())
                      .setParent(parent.stackUrn())
                      .setProvider(parent.provider())
                      .addAllDependencies(dependencies)
                      .setAcceptSecrets(true)
                      .build());
      return new Registered(response.getUrn(), id, response.getProperties());
    } catch (StatusRuntimeException e) {
      throw new RegistrationFailedException(
          "%s was not read: %s".formatted(resource.name(), e.getStatus().getCode()));
    }
  }

  /** Registers the stack's outputs. */
  void registerOutputs(String stackUrn, Struct outputs) {
    try {
      stub(deadline)
          .registerResourceOutputs(
              RegisterResourceOutputsRequest.newBuilder()
                  .setUrn(stackUrn)
                  .setOutputs(outputs)
                  .build());
    } catch (StatusRuntimeException e) {
      throw new RegistrationFailedException(
          "the engine did not take the outputs: " + e.getStatus().getCode());
    }
  }

  /** Says that nothing more will be registered, and waits for the engine to finish its steps. */
  void awaitShutdown() {
    try {
      stub(deadline).signalAndWaitForShutdown(Empty.getDefaultInstance());
    } catch (StatusRuntimeException e) {
      throw new RegistrationFailedException("the engine ended early: " + e.getStatus().getCode());
    }
  }

  @Override
  public void close() {
    Grpc.close(channel, FAREWELL);
  }

  private RegisterResourceResponse call(RegisterResourceRequest.Builder request) {
    try {
      var response =
          stub(deadline)
              .registerResource(
                  request
                      .setAcceptSecrets(true)
                      .setSupportsPartialValues(true)
                      .setSupportsResultReporting(true)
                      .setAliasSpecs(true)
                      .build());
      if (response.getResult() != Result.SUCCESS) {
        throw new RegistrationFailedException(request.getName() + " failed");
      }
      return response;
    } catch (StatusRuntimeException e) {
      throw new RegistrationFailedException(
          "%s was not registered: %s".formatted(request.getName(), e.getStatus().getCode()));
    }
  }

  private ResourceMonitorGrpc.ResourceMonitorBlockingStub stub(Duration within) {
    return ResourceMonitorGrpc.newBlockingStub(channel)
        .withDeadlineAfter(within.toMillis(), TimeUnit.MILLISECONDS);
  }
}

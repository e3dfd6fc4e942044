package dev.skybridge.operator.adapter.pulumi;

import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pulumirpc.Resource.ReadResourceRequest;
import pulumirpc.Resource.ReadResourceResponse;
import pulumirpc.Resource.RegisterResourceOutputsRequest;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;
import pulumirpc.Resource.ResourceInvokeRequest;
import pulumirpc.Resource.ResourceInvokeResponse;
import pulumirpc.Resource.SupportsFeatureRequest;
import pulumirpc.Resource.SupportsFeatureResponse;
import pulumirpc.ResourceMonitorGrpc;

/**
 * The engine's resource monitor as a user's program sees it: what {@link ProgramRules} let pass,
 * and nothing else. Remembers what the program registered, and when it last asked for anything.
 */
final class MonitorGate extends ResourceMonitorGrpc.ResourceMonitorImplBase {
  private static final int KEPT_REFUSALS = 5;

  /** Features by which the engine would call back, or load what it is told to. */
  private static final Set<String> WITHHELD =
      Set.of("transforms", "invokeTransforms", "resourceHooks", "errorHooks", "parameterization");

  private final ResourceMonitorGrpc.ResourceMonitorBlockingStub engine;
  private final ProgramRules rules;
  private final Duration deadline;
  private final InstantSource clock;
  private final List<String> refusals = new ArrayList<>();
  private int underWay;
  private Instant lastSeen;
  private @Nullable String stackUrn;
  private Struct outputs = Struct.getDefaultInstance();

  /**
   * In front of the engine.
   *
   * @param deadline for each call; the operation's own
   */
  MonitorGate(
      ResourceMonitorGrpc.ResourceMonitorBlockingStub engine,
      ProgramRules rules,
      Duration deadline,
      InstantSource clock) {
    this.engine = engine;
    this.rules = rules;
    this.deadline = deadline;
    this.clock = clock;
    this.lastSeen = clock.instant();
  }

  /** What was refused, for a person; the first few. */
  synchronized List<String> refusals() {
    return List.copyOf(refusals);
  }

  /** Whether the program registered its stack. */
  synchronized boolean hasStack() {
    return stackUrn != null;
  }

  /** The stack's outputs. */
  synchronized Struct outputs() {
    return outputs;
  }

  /** How long the program has waited for nothing of the engine's. */
  synchronized Duration idle() {
    return underWay > 0 ? Duration.ZERO : Duration.between(lastSeen, clock.instant());
  }

  @Override
  public void supportsFeature(
      SupportsFeatureRequest request, StreamObserver<SupportsFeatureResponse> answer) {
    if (WITHHELD.contains(request.getId())) {
      answer.onNext(SupportsFeatureResponse.getDefaultInstance());
      answer.onCompleted();
      return;
    }
    pass(answer, Optional.empty(), stub -> stub.supportsFeature(request));
  }

  @Override
  public void registerResource(
      RegisterResourceRequest request, StreamObserver<RegisterResourceResponse> answer) {
    pass(
        answer,
        rules.refusal(request),
        stub -> {
          var response = stub.registerResource(request);
          if (ProgramRules.isStack(request)) {
            noteStack(response.getUrn());
          }
          return response;
        });
  }

  @Override
  public void registerResourceOutputs(
      RegisterResourceOutputsRequest request, StreamObserver<Empty> answer) {
    noteOutputs(request);
    pass(answer, Optional.empty(), stub -> stub.registerResourceOutputs(request));
  }

  @Override
  public void readResource(
      ReadResourceRequest request, StreamObserver<ReadResourceResponse> answer) {
    pass(answer, rules.refusal(request), stub -> stub.readResource(request));
  }

  @Override
  public void invoke(ResourceInvokeRequest request, StreamObserver<ResourceInvokeResponse> answer) {
    pass(answer, rules.refusal(request), stub -> stub.invoke(request));
  }

  /** The host says so when the program has ended; its own word ends nothing. */
  @Override
  public void signalAndWaitForShutdown(Empty request, StreamObserver<Empty> answer) {
    answer.onNext(Empty.getDefaultInstance());
    answer.onCompleted();
  }

  private <A> void pass(
      StreamObserver<A> answer,
      Optional<String> refusal,
      Function<ResourceMonitorGrpc.ResourceMonitorBlockingStub, A> call) {
    if (refusal.isPresent()) {
      refuse(refusal.get());
      answer.onError(
          Status.PERMISSION_DENIED
              .withDescription("programs may not use " + refusal.get())
              .asRuntimeException());
      return;
    }
    begin();
    try {
      answer.onNext(
          call.apply(engine.withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS)));
      answer.onCompleted();
    } catch (StatusRuntimeException e) {
      answer.onError(e);
    } finally {
      end();
    }
  }

  private synchronized void refuse(String what) {
    if (refusals.size() < KEPT_REFUSALS) {
      refusals.add(what);
    }
  }

  private synchronized void begin() {
    underWay++;
  }

  private synchronized void end() {
    underWay--;
    lastSeen = clock.instant();
  }

  private synchronized void noteStack(String urn) {
    stackUrn = urn;
  }

  private synchronized void noteOutputs(RegisterResourceOutputsRequest request) {
    if (request.getUrn().equals(stackUrn)) {
      outputs = request.getOutputs();
    }
  }
}

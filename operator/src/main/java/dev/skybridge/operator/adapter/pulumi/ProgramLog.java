package dev.skybridge.operator.adapter.pulumi;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import pulumirpc.EngineGrpc;
import pulumirpc.EngineOuterClass.GetRootResourceRequest;
import pulumirpc.EngineOuterClass.GetRootResourceResponse;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.LogSeverity;
import pulumirpc.EngineOuterClass.RequirePulumiVersionRequest;
import pulumirpc.EngineOuterClass.RequirePulumiVersionResponse;
import pulumirpc.EngineOuterClass.SetRootResourceRequest;
import pulumirpc.EngineOuterClass.SetRootResourceResponse;

/** Hears what a user's program says of itself; keeps its first errors, and not much of each. */
final class ProgramLog extends EngineGrpc.EngineImplBase {
  private static final int KEPT = 5;
  private static final int LONGEST = 600;

  private final List<String> errors = new ArrayList<>();
  private String root = "";

  /** The first errors. */
  synchronized List<String> errors() {
    return List.copyOf(errors);
  }

  @Override
  public void log(LogRequest request, StreamObserver<Empty> answer) {
    if (request.getSeverity() == LogSeverity.ERROR) {
      note(said(request.getMessage()));
    }
    reply(answer, Empty.getDefaultInstance());
  }

  /** Without the SDK's line about the process that ran it, and without the frames of a trace. */
  private static String said(String message) {
    return message
        .lines()
        .filter(line -> !line.startsWith("Running program [") && !line.strip().startsWith("at "))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private synchronized void note(String message) {
    if (errors.size() < KEPT && !message.isEmpty()) {
      errors.add(message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…");
    }
  }

  @Override
  public synchronized void getRootResource(
      GetRootResourceRequest request, StreamObserver<GetRootResourceResponse> answer) {
    reply(answer, GetRootResourceResponse.newBuilder().setUrn(root).build());
  }

  @Override
  public synchronized void setRootResource(
      SetRootResourceRequest request, StreamObserver<SetRootResourceResponse> answer) {
    root = request.getUrn();
    reply(answer, SetRootResourceResponse.getDefaultInstance());
  }

  @Override
  public void requirePulumiVersion(
      RequirePulumiVersionRequest request, StreamObserver<RequirePulumiVersionResponse> answer) {
    reply(answer, RequirePulumiVersionResponse.getDefaultInstance());
  }

  private static <T> void reply(StreamObserver<T> answer, T message) {
    answer.onNext(message);
    answer.onCompleted();
  }
}

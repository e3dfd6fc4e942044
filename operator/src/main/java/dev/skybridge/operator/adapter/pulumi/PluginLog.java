package dev.skybridge.operator.adapter.pulumi;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import org.jboss.logging.Logger;
import pulumirpc.EngineGrpc;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.LogSeverity;

/**
 * What a vendor's plugin sees of the engine: a place to log to. Its messages may quote a user's
 * values, so only warnings and errors are kept, at debug level.
 */
final class PluginLog extends EngineGrpc.EngineImplBase {
  private static final Logger LOG = Logger.getLogger(PluginLog.class);

  @Override
  public void log(LogRequest request, StreamObserver<Empty> answer) {
    if (request.getSeverity() == LogSeverity.WARNING
        || request.getSeverity() == LogSeverity.ERROR) {
      LOG.debugf("plugin: %s: %s", request.getUrn(), request.getMessage());
    }
    answer.onNext(Empty.getDefaultInstance());
    answer.onCompleted();
  }
}

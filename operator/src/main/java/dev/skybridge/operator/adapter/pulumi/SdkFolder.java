package dev.skybridge.operator.adapter.pulumi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A folder with the jars of the Pulumi SDK and no other jars of the operator: the class path of
 * users' programs. Each jar is found by a class that is in it.
 */
final class SdkFolder {
  private static final List<String> ONE_OF_EACH_JAR =
      List.of(
          "com.pulumi.Pulumi",
          "com.google.common.base.Joiner",
          "com.google.common.util.concurrent.internal.InternalFutureFailureAccess",
          "com.google.gson.Gson",
          "com.google.protobuf.Message",
          "com.google.protobuf.util.JsonFormat",
          "com.google.type.Date",
          "com.github.zafarkhaja.semver.Version",
          "io.grpc.ManagedChannelBuilder",
          "io.grpc.internal.GrpcUtil",
          "io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder",
          "io.grpc.protobuf.ProtoUtils",
          "io.grpc.protobuf.lite.ProtoLiteUtils",
          "io.grpc.stub.AbstractStub",
          "io.grpc.util.MultiChildLoadBalancer",
          "io.opentelemetry.api.OpenTelemetry",
          "io.opentelemetry.api.incubator.common.ExtendedAttributes",
          "io.opentelemetry.common.ComponentLoader",
          "io.opentelemetry.context.Context",
          "io.opentelemetry.exporter.internal.ExporterBuilderUtil",
          "io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter",
          "io.opentelemetry.exporter.internal.otlp.traces.TraceRequestMarshaler",
          "io.opentelemetry.instrumentation.api.instrumenter.Instrumenter",
          "io.opentelemetry.instrumentation.api.incubator.semconv.rpc.RpcClientAttributesExtractor",
          "io.opentelemetry.instrumentation.grpc.v1_6.GrpcTelemetry",
          "io.opentelemetry.sdk.OpenTelemetrySdk",
          "io.opentelemetry.sdk.common.CompletableResultCode",
          "io.opentelemetry.sdk.logs.SdkLoggerProvider",
          "io.opentelemetry.sdk.metrics.SdkMeterProvider",
          "io.opentelemetry.sdk.trace.SdkTracerProvider",
          "io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties",
          "io.opentelemetry.semconv.ServerAttributes",
          "io.perfmark.PerfMark",
          "javassist.bytecode.ClassFile",
          "net.javacrumbs.futureconverter.common.internal.ValueSource",
          "net.javacrumbs.futureconverter.guavacommon.GuavaFutureUtils",
          "net.javacrumbs.futureconverter.java8common.Java8FutureUtils",
          "net.javacrumbs.futureconverter.java8guava.FutureConverter",
          "org.reflections.Reflections",
          "org.slf4j.Logger",
          "org.yaml.snakeyaml.Yaml");

  private SdkFolder() {}

  /**
   * Makes the folder anew.
   *
   * @return it
   */
  static Path make(Path folder) {
    try {
      Files.createDirectories(folder);
      for (var jar : jars()) {
        var copy = folder.resolve(jar.getFileName().toString());
        Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
      }
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("the Pulumi SDK can't be laid out for programs", e);
    }
  }

  private static Set<Path> jars() {
    var jars = new LinkedHashSet<Path>();
    for (var name : ONE_OF_EACH_JAR) {
      try {
        var type = Class.forName(name, false, SdkFolder.class.getClassLoader());
        jars.add(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
      } catch (ClassNotFoundException | URISyntaxException e) {
        throw new IllegalStateException("the operator has lost a part of the Pulumi SDK", e);
      }
    }
    return jars;
  }
}

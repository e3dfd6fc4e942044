package dev.skybridge.runtime.diagnostics;

import dev.skybridge.model.SecretText;
import dev.skybridge.runtime.context.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.jfr.Recording;

/** A process with secrets: a bundle to its first argument, what others recorded to its second. */
final class BundleProcess {
  private BundleProcess() {}

  private record Holder(String name, SecretText secret) {}

  public static void main(String[] arguments) throws IOException {
    try (var others = new Recording();
        var scope = Scope.root("process");
        var flight = new FlightStream(Clock.systemUTC())) {
      others.enable("jdk.InitialEnvironmentVariable");
      others.enable("jdk.InitialSystemProperty");
      others.enable("jdk.JVMInformation");
      others.enable("jdk.SystemProcess");
      others.start();
      flight.start();
      var secret = SecretText.of("PLANTED-secret");
      var snapshots = new Snapshots();
      snapshots.register("holder", () -> new Holder("holder", secret));
      snapshots.register(
          "failing",
          () -> {
            throw new IllegalStateException("PLANTED-message");
          });
      System.gc();
      var parts =
          new BundleParts(
              new LeakDetector(scope.tasks(), Patience.DEFAULT),
              Optional.of(flight),
              snapshots,
              Map.of(),
              () -> Set.of("planted.property"));
      try (var out = Files.newOutputStream(Path.of(arguments[0]));
          var turn = new DiagnosticBundle(parts, Clock.systemUTC()).begin()) {
        turn.writeTo(out);
      }
      others.dump(Path.of(arguments[1]));
    }
  }
}

package dev.skybridge.operator.runtime;

import dev.skybridge.operator.OperatorConfig;
import dev.skybridge.operator.metrics.PlatformMetrics;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.diagnostics.BundleParts;
import dev.skybridge.runtime.diagnostics.DiagnosticBundle;
import dev.skybridge.runtime.diagnostics.FlightStream;
import dev.skybridge.runtime.diagnostics.LeakDetector;
import dev.skybridge.runtime.diagnostics.Patience;
import dev.skybridge.runtime.diagnostics.Snapshots;
import dev.skybridge.runtime.limit.LimiterState;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Watches over what runs in this process. */
@ApplicationScoped
public class DiagnosticsBeans {
  /** Tasks that stay as long as the process, by design. */
  private static final List<String> RESIDENT =
      List.of("argocd stream", "argocd stream watchdog", "config repository writer");

  /** Tasks that may take as long as an engine operation. */
  private static final List<String> OF_OPERATIONS =
      List.of("stack operation", "engine and provider calls");

  /** What can be asked for its state. */
  @Produces
  @Singleton
  public Snapshots snapshots(Pools pools, CallLimits limits) {
    var snapshots = new Snapshots();
    pools
        .all()
        .forEach(pool -> snapshots.register("pool/" + pool.snapshot().name(), pool::snapshot));
    snapshots.registerAll(
        "limiters", () -> limits.states().stream().map(DiagnosticsBeans::withoutMessage).toList());
    return snapshots;
  }

  /** What a store said when it failed may name more than a bundle may hold. */
  private static LimiterState withoutMessage(LimiterState state) {
    return new LimiterState(
        state.key(),
        state.limit(),
        state.permitsInLease(),
        state.waiting(),
        state.admitted(),
        state.admittedLocally(),
        state.refused(),
        state.expired(),
        state.roundTrips(),
        state.storeLatency(),
        state.degradedFor(),
        Optional.empty());
  }

  /** Names what is stuck and what leaks. */
  @Produces
  @Singleton
  public LeakDetector detector(Scope scope, DiagnosticsConfig config, OperatorConfig operator) {
    var declared = new HashMap<String, Duration>();
    RESIDENT.forEach(origin -> declared.put(origin, Patience.FOREVER));
    OF_OPERATIONS.forEach(origin -> declared.put(origin, operator.stack().operationDeadline()));
    declared.putAll(config.expected());
    return new LeakDetector(scope.tasks(), patience(config.floor(), declared));
  }

  private static Patience patience(Duration floor, Map<String, Duration> declared) {
    var usual = Patience.DEFAULT;
    return new Patience(floor, usual.quantile(), usual.factor(), declared);
  }

  /** Listens to the flight recorder; does nothing before it is started. */
  @Produces
  @Singleton
  public FlightStream flight(InstantSource clock) {
    return new FlightStream(clock);
  }

  /** Ends the recording. */
  public void close(@Disposes FlightStream flight) {
    flight.close();
  }

  /** Writes bundles. */
  @Produces
  @Singleton
  public DiagnosticBundle bundle(
      LeakDetector detector,
      FlightStream flight,
      Snapshots snapshots,
      DiagnosticsConfig diagnostics,
      Config config,
      InstantSource clock,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    return new DiagnosticBundle(
        new BundleParts(
            detector,
            diagnostics.flight() ? Optional.of(flight) : Optional.empty(),
            snapshots,
            Map.of("skybridge", version),
            () -> names(config)),
        clock);
  }

  private static Set<String> names(Config config) {
    var names = new HashSet<String>();
    config.getPropertyNames().forEach(names::add);
    return names;
  }

  void start(
      @Observes StartupEvent event,
      Scope scope,
      LeakDetector detector,
      FlightStream flight,
      Snapshots snapshots,
      DiagnosticsConfig config,
      PlatformMetrics metrics) {
    detector.start(scope);
    if (config.flight()) {
      flight.start();
    }
    new RuntimeMetrics(detector, snapshots).register(metrics.registry());
  }
}

package dev.skybridge.operator.runtime;

import dev.skybridge.runtime.diagnostics.LeakDetector;
import dev.skybridge.runtime.diagnostics.Snapshots;
import dev.skybridge.runtime.diagnostics.StuckTask;
import dev.skybridge.runtime.pool.PoolSnapshot;
import io.prometheus.client.Collector;
import io.prometheus.client.GaugeMetricFamily;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Live and stuck tasks, leak alarms and sizes of pools as metrics, read when asked for. Origins are
 * constants of the program, so the label has few values.
 */
final class RuntimeMetrics extends Collector {
  private static final List<String> ORIGIN = List.of("origin");

  private final LeakDetector detector;
  private final Snapshots snapshots;

  RuntimeMetrics(LeakDetector detector, Snapshots snapshots) {
    this.detector = detector;
    this.snapshots = snapshots;
  }

  @Override
  public List<MetricFamilySamples> collect() {
    var report = detector.report();
    var live =
        new GaugeMetricFamily(
            "skybridge_runtime_live_tasks", "Tasks that wait or run, by origin.", ORIGIN);
    detector.liveByOrigin().forEach((origin, count) -> live.addMetric(List.of(origin), count));
    var stuck =
        new GaugeMetricFamily(
            "skybridge_runtime_stuck_tasks",
            "Tasks that run for longer than their past explains and make no progress, by origin.",
            ORIGIN);
    report.stuck().stream()
        .collect(Collectors.groupingBy(StuckTask::origin, Collectors.counting()))
        .forEach((origin, count) -> stuck.addMetric(List.of(origin), count));
    var alarms =
        new GaugeMetricFamily(
            "skybridge_runtime_leak_alarms",
            "Leak alarms that stand, by their kind: stuck tasks, and origins that grow.",
            List.of("kind"));
    alarms.addMetric(List.of("stuck"), report.stuck().size());
    alarms.addMetric(List.of("growth"), report.growths().size());
    var workers =
        new GaugeMetricFamily(
            "skybridge_runtime_pool_workers", "Workers of a pool, by pool.", List.of("pool"));
    snapshots
        .of(PoolSnapshot.class)
        .forEach(pool -> workers.addMetric(List.of(pool.name()), pool.workers()));
    return List.of(live, stuck, alarms, workers);
  }
}

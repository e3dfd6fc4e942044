package dev.skybridge.acceptance.harness;

import dev.skybridge.crd.Application;
import io.fabric8.kubernetes.client.Watcher.Action;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every status that an application had while it was watched. */
public final class ConditionHistory implements AutoCloseable, ResourceEventHandler<Application> {
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final SharedIndexInformer<Application> informer;

  private ConditionHistory(TestWorld world, Deployed application) {
    String[] path = application.path().split("/", 2);
    this.informer =
        world
            .kubernetes()
            .resources(Application.class)
            .inNamespace(path[0])
            .withName(path[1])
            .inform(this);
  }

  /** Watches from now on; the application need not exist yet. */
  public static ConditionHistory watch(TestWorld world, Deployed application) {
    return new ConditionHistory(world, application);
  }

  /** Whether a condition of that type was ever True. */
  public boolean everTrue(String type) {
    return seen.stream().anyMatch(entry -> entry.equals(type + "=True"));
  }

  /** Whether a condition had that reason at some time, with that status. */
  public boolean saw(String type, String status, String reason) {
    return seen.contains(type + "=" + status + " " + reason);
  }

  @Override
  public void onAdd(Application application) {
    record(application);
  }

  @Override
  public void onUpdate(Application before, Application application) {
    record(application);
  }

  @Override
  public void onDelete(Application application, boolean unknown) {
    seen.add(Action.DELETED.name());
  }

  private void record(Application application) {
    if (application.getStatus() != null) {
      application
          .getStatus()
          .conditions()
          .forEach(condition -> {
            seen.add(condition.type() + "=" + condition.status());
            seen.add(condition.type() + "=" + condition.status() + " " + condition.reason());
          });
    }
  }

  @Override
  public void close() {
    informer.close();
  }

  @Override
  public String toString() {
    return seen.stream().distinct().toList().toString();
  }
}

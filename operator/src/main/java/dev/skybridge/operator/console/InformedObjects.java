package dev.skybridge.operator.console;

import dev.skybridge.crd.Application;
import dev.skybridge.crd.CloudAccount;
import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.TrafficRoute;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Informer caches over all namespaces. They are filled when the console is first used, so that an
 * operator that nobody looks at pays nothing.
 */
@ApplicationScoped
public class InformedObjects implements ConsoleObjects {
  private static final String BY_APPLICATION = "application";

  private final KubernetesClient client;
  private final ConsoleConfig config;
  private final ChangeFeed changes;
  private @Nullable Caches caches;

  private record Caches(
      SharedIndexInformer<Application> applications,
      SharedIndexInformer<CloudStack> stacks,
      SharedIndexInformer<CloudAccount> accounts,
      SharedIndexInformer<TrafficRoute> routes,
      CompletableFuture<Void> filled) {}

  /**
   * Nothing is watched yet.
   *
   * @param client to watch with
   * @param config deadlines
   * @param changes told of each change
   */
  @Inject
  public InformedObjects(KubernetesClient client, ConsoleConfig config, ChangeFeed changes) {
    this.client = client;
    this.config = config;
    this.changes = changes;
  }

  @Override
  public List<Application> applications() {
    return filled().applications().getStore().list();
  }

  @Override
  public Optional<Application> application(String namespace, String name) {
    return Optional.ofNullable(
        filled().applications().getIndexer().getByKey(namespace + "/" + name));
  }

  @Override
  public List<CloudStack> stacks(String namespace, String application) {
    return filled().stacks().getIndexer().byIndex(BY_APPLICATION, namespace + "/" + application);
  }

  @Override
  public Optional<TrafficRoute> route(String namespace, String application) {
    return Optional.ofNullable(
        filled().routes().getIndexer().getByKey(namespace + "/" + application));
  }

  @Override
  public List<CloudAccount> accounts() {
    return filled().accounts().getStore().list();
  }

  private Caches filled() {
    var started = started();
    try {
      started.filled().get(config.cacheDeadline().toMillis(), TimeUnit.MILLISECONDS);
      return started;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ObjectsUnavailable("the operator is stopping");
    } catch (ExecutionException | TimeoutException e) {
      throw new ObjectsUnavailable("the Kubernetes API has not listed the objects yet");
    }
  }

  private synchronized Caches started() {
    if (caches == null) {
      caches = start();
    }
    return caches;
  }

  private Caches start() {
    var applications = informer(Application.class);
    var stacks = informer(CloudStack.class);
    var accounts = informer(CloudAccount.class);
    var routes = informer(TrafficRoute.class);
    stacks.addIndexers(Map.of(BY_APPLICATION, InformedObjects::owner));
    var filled =
        CompletableFuture.allOf(
            applications.start().toCompletableFuture(),
            stacks.start().toCompletableFuture(),
            accounts.start().toCompletableFuture(),
            routes.start().toCompletableFuture());
    return new Caches(applications, stacks, accounts, routes, filled);
  }

  private <T extends HasMetadata> SharedIndexInformer<T> informer(Class<T> kind) {
    var informer = client.resources(kind).inAnyNamespace().runnableInformer(0);
    informer.exceptionHandler((isStarted, failure) -> true);
    informer.addEventHandler(new ChangePublisher<>(changes));
    return informer;
  }

  private static List<String> owner(CloudStack stack) {
    return List.of(stack.getMetadata().getNamespace() + "/" + stack.getSpec().application());
  }

  synchronized void stop(@Observes ShutdownEvent stopping) {
    if (caches != null) {
      caches.applications().stop();
      caches.stacks().stop();
      caches.accounts().stop();
      caches.routes().stop();
    }
  }
}

package dev.skybridge.operator.adapter.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An informer that starts with its first use, keeps trying, and waits for its first list at most
 * the call deadline.
 */
final class Cache<T extends HasMetadata> implements AutoCloseable {
  private final Supplier<SharedIndexInformer<T>> factory;
  private final ResourceEventHandler<T> handler;
  private final Duration deadline;
  private @Nullable Started<T> running;

  Cache(
      Supplier<SharedIndexInformer<T>> factory,
      ResourceEventHandler<T> handler,
      Duration deadline) {
    this.factory = factory;
    this.handler = handler;
    this.deadline = deadline;
  }

  /**
   * The object as last seen.
   *
   * @param namespace null for an object without one
   * @throws KubernetesClientException where the first list does not come in time
   */
  @Nullable T get(@Nullable String namespace, String name) {
    return synced().getStore().getByKey(namespace == null ? name : namespace + "/" + name);
  }

  /** The objects of a namespace as last seen. */
  List<T> in(String namespace) {
    return synced().getIndexer().byIndex("namespace", namespace);
  }

  private SharedIndexInformer<T> synced() {
    var current = started();
    if (!current.informer().hasSynced()) {
      await(current);
    }
    return current.informer();
  }

  private synchronized Started<T> started() {
    if (running == null) {
      var informer = factory.get();
      informer.exceptionHandler((_, _) -> true);
      informer.addEventHandler(handler);
      running = new Started<>(informer, informer.start().toCompletableFuture());
    }
    return running;
  }

  private void await(Started<T> starting) {
    var type = starting.informer().getApiTypeClass().getSimpleName();
    try {
      starting.first().get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new KubernetesClientException("listing " + type + " takes too long", e);
    } catch (ExecutionException e) {
      throw new KubernetesClientException("can't list " + type + ": " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KubernetesClientException("interrupted while listing " + type, e);
    }
  }

  @Override
  public synchronized void close() {
    if (running != null) {
      running.informer().close();
    }
  }

  private record Started<T>(SharedIndexInformer<T> informer, CompletableFuture<Void> first) {}
}

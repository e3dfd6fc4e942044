package dev.skybridge.world.pods;

import dev.skybridge.world.WorldLayout;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kubelet of all nodes of the local world. It runs no programs; it decides whether a pod's
 * containers could start, serves HTTP in their place on the pod's address, performs their probes
 * and writes the status.
 */
public final class PodRuntime implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PodRuntime.class);
  private static final long RETRY_MILLIS = 250;

  private final WorldLayout layout;
  private final int network;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, PodWorker> workers = new ConcurrentHashMap<>();
  private volatile @Nullable SharedIndexInformer<Pod> informer;

  /**
   * @param network pods get addresses of 127.{@code network}.0.0/16
   */
  public PodRuntime(WorldLayout layout, int network) {
    this.layout = layout;
    this.network = network;
  }

  /** Begins as soon as the API server answers. */
  public void startWhenReachable() {
    threads.execute(this::run);
  }

  /** Whether all pods of the cluster were seen. */
  public boolean isReady() {
    SharedIndexInformer<Pod> current = informer;
    return current != null && current.hasSynced();
  }

  private void run() {
    Config config =
        new ConfigBuilder(Config.fromKubeconfig(layout.kubeconfig().toFile()))
            .withUserAgent("skybridge-pod-runtime")
            .withRequestTimeout(10_000)
            .withConnectionTimeout(5_000)
            .build();
    VertxOptions options = new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(2);
    Vertx vertx = Vertx.vertx(options);
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build();
        ProbeClient probes = new ProbeClient();
        PodEvents events = new PodEvents(client)) {
      PodTools tools =
          new PodTools(
              ImageCatalogue.open(layout.images()),
              new ConfigCheck((kind, namespace, name) -> keys(client, kind, namespace, name)),
              probes,
              events,
              vertx);
      AddressPool pool = new AddressPool("127." + network);
      PodAddresses addresses = new PodAddresses(pool, client);
      PodStatusWriter writer = new PodStatusWriter(client);
      watch(client, new Handler(pod -> new PodWorker(tools, addresses, writer, pod)));
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      vertx.close();
    }
  }

  private void watch(KubernetesClient client, Handler handler) throws InterruptedException {
    boolean started = false;
    while (!started && !closed.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
      try {
        client
            .pods()
            .inAnyNamespace()
            .list(new io.fabric8.kubernetes.api.model.ListOptionsBuilder().withLimit(1L).build());
        informer =
            client.pods().inAnyNamespace().withoutField("spec.nodeName", "").inform(handler, 0);
        new CloudStandIns(client, threads).start();
        started = true;
        LOG.info("watching pods");
      } catch (KubernetesClientException e) {
        LOG.debug("API server does not answer yet: {}", e.getMessage());
      }
    }
  }

  private static Optional<Set<String>> keys(
      KubernetesClient client, ConfigReference.Kind kind, String namespace, String name) {
    return switch (kind) {
      case SECRET -> {
        Secret secret = client.secrets().inNamespace(namespace).withName(name).get();
        yield secret == null
            ? Optional.empty()
            : Optional.of(secret.getData() == null ? Set.of() : secret.getData().keySet());
      }
      case CONFIG_MAP -> {
        ConfigMap map = client.configMaps().inNamespace(namespace).withName(name).get();
        if (map == null) {
          yield Optional.empty();
        }
        Set<String> keys = new HashSet<>();
        keys.addAll(map.getData() == null ? Set.of() : map.getData().keySet());
        keys.addAll(map.getBinaryData() == null ? Set.of() : map.getBinaryData().keySet());
        yield Optional.of(keys);
      }
    };
  }

  /** Gives each pod its worker. */
  private final class Handler implements ResourceEventHandler<Pod> {
    private final java.util.function.Function<Pod, PodWorker> start;

    Handler(java.util.function.Function<Pod, PodWorker> start) {
      this.start = start;
    }

    @Override
    public void onAdd(Pod pod) {
      String phase = pod.getStatus() == null ? "" : pod.getStatus().getPhase();
      if ("Succeeded".equals(phase) || "Failed".equals(phase)) {
        return;
      }
      PodWorker worker = start.apply(pod);
      if (workers.putIfAbsent(pod.getMetadata().getUid(), worker) == null) {
        threads.execute(worker);
      }
    }

    @Override
    public void onUpdate(Pod before, Pod pod) {
      PodWorker worker = workers.get(pod.getMetadata().getUid());
      if (worker == null) {
        onAdd(pod);
      } else {
        worker.changed(pod);
      }
    }

    @Override
    public void onDelete(Pod pod, boolean unknown) {
      PodWorker worker = workers.remove(pod.getMetadata().getUid());
      if (worker != null) {
        worker.gone();
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
    workers.values().forEach(PodWorker::gone);
    SharedIndexInformer<Pod> current = informer;
    if (current != null) {
      current.close();
    }
    threads.close();
  }
}

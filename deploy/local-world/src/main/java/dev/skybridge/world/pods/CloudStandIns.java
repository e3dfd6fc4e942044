package dev.skybridge.world.pods;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a cluster gets from its cloud: addresses for load balancers and ingresses, volumes for
 * claims of the default storage class. Without them an application with one of these never becomes
 * healthy.
 */
final class CloudStandIns {
  private static final Logger LOG = LoggerFactory.getLogger(CloudStandIns.class);
  private static final String CLASS = "standard";
  private static final String PROVISIONER = "skybridge.dev/local-world";
  private static final String LABEL = "skybridge.dev/provisioned-by";
  private static final String INGRESS =
      """
      {"status": {"loadBalancer": {"ingress": [{"hostname": "localhost"}]}}}\
      """;
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
  private static final long RESYNC_MILLIS = 30_000;

  private final KubernetesClient client;
  private final ExecutorService threads;

  CloudStandIns(KubernetesClient client, ExecutorService threads) {
    this.client = client;
    this.threads = threads;
  }

  /** Watches from now on; the client's end ends it. */
  void start() {
    client
        .resource(
            new StorageClassBuilder()
                .withNewMetadata()
                .withName(CLASS)
                .addToAnnotations("storageclass.kubernetes.io/is-default-class", "true")
                .endMetadata()
                .withProvisioner(PROVISIONER)
                .withReclaimPolicy("Delete")
                .withVolumeBindingMode("Immediate")
                .build())
        .serverSideApply();
    client.services().inAnyNamespace().inform(doing(this::balance), RESYNC_MILLIS);
    client.network().v1().ingresses().inAnyNamespace().inform(doing(this::expose), RESYNC_MILLIS);
    client.persistentVolumeClaims().inAnyNamespace().inform(doing(this::provision), RESYNC_MILLIS);
    client.persistentVolumes().inform(doing(this::reclaim), RESYNC_MILLIS);
  }

  private void balance(Service service) {
    boolean wanted = "LoadBalancer".equals(service.getSpec().getType());
    var status = service.getStatus();
    if (wanted
        && (status == null
            || status.getLoadBalancer() == null
            || status.getLoadBalancer().getIngress().isEmpty())) {
      client.resource(service).subresource("status").patch(MERGE, INGRESS);
    }
  }

  private void expose(Ingress ingress) {
    var status = ingress.getStatus();
    if (status == null
        || status.getLoadBalancer() == null
        || status.getLoadBalancer().getIngress().isEmpty()) {
      client.resource(ingress).subresource("status").patch(MERGE, INGRESS);
    }
  }

  private void provision(PersistentVolumeClaim claim) {
    String name = "pvc-" + claim.getMetadata().getUid();
    if (!CLASS.equals(claim.getSpec().getStorageClassName())
        || claim.getSpec().getVolumeName() != null
        || claim.getMetadata().getDeletionTimestamp() != null
        || client.persistentVolumes().withName(name).get() != null) {
      return;
    }
    client
        .resource(
            new PersistentVolumeBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels(LABEL, "local-world")
                .endMetadata()
                .withNewSpec()
                .withStorageClassName(CLASS)
                .withPersistentVolumeReclaimPolicy("Retain")
                .withAccessModes(claim.getSpec().getAccessModes())
                .withCapacity(claim.getSpec().getResources().getRequests())
                .withNewHostPath()
                .withPath("/var/lib/volumes/" + name)
                .endHostPath()
                .withNewClaimRef()
                .withApiVersion("v1")
                .withKind("PersistentVolumeClaim")
                .withName(claim.getMetadata().getName())
                .withNamespace(claim.getMetadata().getNamespace())
                .withUid(claim.getMetadata().getUid())
                .endClaimRef()
                .endSpec()
                .build())
        .create();
  }

  private void reclaim(PersistentVolume volume) {
    boolean ours =
        volume.getMetadata().getLabels() != null
            && volume.getMetadata().getLabels().containsKey(LABEL);
    boolean released =
        volume.getStatus() != null && "Released".equals(volume.getStatus().getPhase());
    if (ours && released && volume.getMetadata().getDeletionTimestamp() == null) {
      client.resource(volume).delete();
    }
  }

  private <T extends HasMetadata> ResourceEventHandler<T> doing(Consumer<T> action) {
    return new ResourceEventHandler<>() {
      @Override
      public void onAdd(T object) {
        attempt(object);
      }

      @Override
      public void onUpdate(T before, T object) {
        attempt(object);
      }

      @Override
      public void onDelete(T object, boolean unknown) {}

      private void attempt(T object) {
        threads.execute(() -> {
          try {
            action.accept(object);
          } catch (KubernetesClientException e) {
            // The next resync tries again.
            LOG.info("{} {}: {}", object.getKind(), object.getMetadata().getName(), e.getMessage());
          }
        });
      }
    };
  }
}

package dev.skybridge.operator.console;

import dev.skybridge.crd.Application;
import dev.skybridge.crd.CloudAccount;
import dev.skybridge.crd.CloudStack;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Objects as the API server would hand them out. */
final class Fixtures {
  private Fixtures() {}

  static Application application(String yaml) {
    return Serialization.unmarshal(yaml, Application.class);
  }

  /** An application with one placement a cloud and two resources; aws is ready. */
  static Application shop() {
    return application(
        """
        apiVersion: skybridge.dev/v1alpha1
        kind: Application
        metadata: {namespace: shop, name: store, generation: 3, creationTimestamp: "2026-01-02T03:04:05Z"}
        spec:
          components:
          - {name: web, image: "registry.example/web:1", port: 8080, replicas: 2, bindings: [orders]}
          resources:
          - {name: orders, type: postgres, size: small, version: "16"}
          - {name: machines, type: vmGroup}
          placements:
          - {name: aws, account: main}
          - {name: ali, account: main, accountNamespace: clouds}
        status:
          observedGeneration: 2
          revision: 0a1b2c3d
          placementSummary: 1/2
          conditions:
          - {type: Ready, status: "False", observedGeneration: 2, lastTransitionTime: "2026-01-02T03:05:05Z", reason: SecretNotFound, message: "Secret pay is missing"}
          placements:
          - {name: aws, provider: aws, stack: store-aws, namespace: shop-store-aws, delivery: shop-store-aws, provisioned: true, sync: Synced, health: Healthy, revision: 0a1b2c3d, reason: Ready, message: ""}
        """);
  }

  static CloudStack shopStack() {
    return Serialization.unmarshal(
        """
        apiVersion: skybridge.dev/v1alpha1
        kind: CloudStack
        metadata: {namespace: shop, name: store-aws, generation: 1}
        spec: {application: store, placement: aws, account: {namespace: shop, name: main}}
        status:
          observedGeneration: 1
          resourceCount: 11
          outputs: {orders.host: db.example, orders.port: "5432", machines.group: asg-1}
          conditions:
          - {type: Ready, status: "True", observedGeneration: 1, lastTransitionTime: "2026-01-02T03:05:05Z", reason: Ready, message: ""}
        """,
        CloudStack.class);
  }

  static CloudAccount account(String namespace, String name, String provider, String region) {
    return Serialization.unmarshal(
        """
        apiVersion: skybridge.dev/v1alpha1
        kind: CloudAccount
        metadata: {namespace: %s, name: %s, generation: 1, creationTimestamp: "2026-01-01T00:00:00Z"}
        spec: {provider: %s, region: %s, credentials: {name: keys}}
        """
            .formatted(namespace, name, provider, region),
        CloudAccount.class);
  }
}

package dev.skybridge.operator.application;

import dev.skybridge.crd.Application;
import dev.skybridge.crd.TrafficRoute;
import dev.skybridge.crd.TrafficRouteSpec;
import dev.skybridge.model.Provider;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;
import java.util.Optional;

/** The TrafficRoute that an application should have. Pure. */
final class RouteTemplate {
  private RouteTemplate() {}

  /**
   * The route; empty where others spread its traffic.
   *
   * @param providers clouds of the placements, as far as they are known
   */
  static Optional<TrafficRoute> of(Application application, Map<String, Provider> providers) {
    var spec = application.getSpec();
    var traffic = spec.traffic();
    if (traffic == null) {
      return Optional.empty();
    }
    var route = new TrafficRoute();
    route.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(application.getMetadata().getNamespace())
            .withName(application.getMetadata().getName())
            .addToLabels("app.kubernetes.io/managed-by", "skybridge")
            .addToLabels(StackTemplate.APPLICATION_LABEL, application.getMetadata().getName())
            .addToFinalizers("skybridge.dev/trafficroute")
            .addToOwnerReferences(StackTemplate.owner(application))
            .build());
    route.setSpec(
        new TrafficRouteSpec(
            application.getMetadata().getName(),
            traffic,
            spec.placements().stream()
                .filter(placement -> placement.address() != null)
                .map(placement ->
                    new TrafficRouteSpec.Target(
                        placement.name(),
                        placement.address(),
                        placement.weight(),
                        placement.drain(),
                        traffic.copies() == null ? null : providers.get(placement.name())))
                .toList()));
    return Optional.of(route);
  }
}

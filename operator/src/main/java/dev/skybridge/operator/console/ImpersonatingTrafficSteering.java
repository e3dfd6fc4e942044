package dev.skybridge.operator.console;

import dev.skybridge.crd.TrafficRoute;
import dev.skybridge.operator.security.User;
import dev.skybridge.operator.traffic.TrafficAnnotations;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Sets the annotations of a TrafficRoute as the user. */
@ApplicationScoped
public class ImpersonatingTrafficSteering implements TrafficSteering {
  private final Impersonation people;

  /**
   * For any user.
   *
   * @param people in whose name
   */
  @Inject
  public ImpersonatingTrafficSteering(Impersonation people) {
    this.people = people;
  }

  @Override
  public void moveWriter(
      User user, String namespace, String application, String placement, String wish) {
    annotate(user, namespace, application, TrafficAnnotations.MOVE_WRITER, placement + "@" + wish);
  }

  @Override
  public void confirmWriter(
      User user, String namespace, String application, String placement, int epoch) {
    annotate(user, namespace, application, TrafficAnnotations.CONFIRM, placement + "@" + epoch);
  }

  private void annotate(User user, String namespace, String name, String key, String value) {
    var patch = ImpersonatingAnnotator.annotation(key, value);
    people.change(
        user,
        "trafficroute",
        namespace,
        name,
        client ->
            client
                .resources(TrafficRoute.class)
                .inNamespace(namespace)
                .withName(name)
                .patch(PatchContext.of(PatchType.JSON_MERGE), patch));
  }
}

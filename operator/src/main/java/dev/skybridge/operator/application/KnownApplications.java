package dev.skybridge.operator.application;

import dev.skybridge.crd.Application;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.ResourceCache;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The applications that the reconciler's informer knows, for others to read without a call. */
@ApplicationScoped
public class KnownApplications {
  private final Instance<Operator> operator;
  private volatile @Nullable ResourceCache<Application> cache;

  /**
   * Knows nothing yet.
   *
   * @param operator whose informers are waited for
   */
  @Inject
  public KnownApplications(Instance<Operator> operator) {
    this.operator = operator;
  }

  void from(ResourceCache<Application> informed) {
    cache = informed;
  }

  /** Whether all applications were listed; before, a missing one says nothing. */
  public boolean complete() {
    return cache != null && operator.get().getRuntimeInfo().isStarted();
  }

  /** The application of that name, as far as it is known. */
  public Optional<Application> find(String namespace, String name) {
    var informed = cache;
    return informed == null ? Optional.empty() : informed.get(new ResourceID(name, namespace));
  }
}

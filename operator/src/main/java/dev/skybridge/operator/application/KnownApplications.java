package dev.skybridge.operator.application;

import dev.skybridge.crd.Application;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The applications that the reconciler's informer knows, for others to read without a call. */
@ApplicationScoped
public class KnownApplications {
  private final BooleanSupplier started;
  private volatile @Nullable Function<ResourceID, Optional<Application>> cache;

  /**
   * Knows nothing yet.
   *
   * @param operator whose informers are waited for
   */
  @Inject
  public KnownApplications(Instance<Operator> operator) {
    this(() -> operator.get().getRuntimeInfo().isStarted());
  }

  /**
   * Knows nothing yet.
   *
   * @param started whether the informers have listed everything
   */
  public KnownApplications(BooleanSupplier started) {
    this.started = started;
  }

  /** From now on knows what the cache has. */
  public void from(Function<ResourceID, Optional<Application>> informed) {
    cache = informed;
  }

  /** Whether all applications were listed; before, a missing one says nothing. */
  public boolean complete() {
    return cache != null && started.getAsBoolean();
  }

  /** The application of that name, as far as it is known. */
  public Optional<Application> find(String namespace, String name) {
    var informed = cache;
    return informed == null ? Optional.empty() : informed.apply(new ResourceID(name, namespace));
  }
}

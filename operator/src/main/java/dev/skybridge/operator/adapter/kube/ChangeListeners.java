package dev.skybridge.operator.adapter.kube;

import dev.skybridge.operator.delivery.DeliveryTarget;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Those who want to know when a placement may have changed. */
public final class ChangeListeners {
  private final List<Consumer<DeliveryTarget>> listeners = new CopyOnWriteArrayList<>();

  /** Adds one. */
  public void add(Consumer<DeliveryTarget> listener) {
    listeners.add(listener);
  }

  /** Tells all. */
  public void tell(DeliveryTarget target) {
    listeners.forEach(listener -> listener.accept(target));
  }
}

package dev.skybridge.operator.delivery;

import java.util.function.Consumer;

/**
 * Makes the wanted manifests of one placement real in its cluster and tells how they stand.
 *
 * <p>Calls block, bounded by the configured deadlines, and may run at once for different targets;
 * for one target the caller makes one call at a time. What goes wrong outside is a value in the
 * result, never an exception.
 */
public interface Delivery {

  /**
   * Brings the placement to what is asked for and reads how it stands. Idempotent: where the wanted
   * state equals the last delivered one, nothing is written, neither to Git nor to Argo CD nor to
   * the cluster, so it is safe and cheap to call in each reconcile.
   */
  DeliveryState deliver(DeliveryRequest request);

  /**
   * Removes the Argo CD application with all that it made, the Git folder and the workload
   * namespace. Call again until it answers {@link Removal.Gone}; a target that was never delivered
   * is gone at once.
   *
   * @param abandon gives up what can't be reached (a dead cluster, Argo CD or Git that is gone for
   *     good) and answers {@link Removal.Gone} with what is left behind
   */
  Removal remove(DeliveryTarget target, boolean abandon);

  /**
   * Tells when something about a delivered placement may have changed. The listener is called on a
   * thread of the delivery, must return quickly, and may be told more often than something changed.
   */
  void onChange(Consumer<DeliveryTarget> listener);
}

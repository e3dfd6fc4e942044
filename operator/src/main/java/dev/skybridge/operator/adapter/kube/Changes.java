package dev.skybridge.operator.adapter.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Informer events that matter, as the namespace that they happened in. */
final class Changes {
  private Changes() {}

  /**
   * Passes on the namespace of each change that matters.
   *
   * @param matters told the object before (null: added) and after (null: deleted)
   */
  static <T extends HasMetadata> ResourceEventHandler<T> when(
      BiPredicate<@Nullable T, @Nullable T> matters, Consumer<@Nullable String> changed) {
    return new ResourceEventHandler<>() {
      @Override
      public void onAdd(T added) {
        tell(null, added, added);
      }

      @Override
      public void onUpdate(T before, T after) {
        tell(before, after, after);
      }

      @Override
      public void onDelete(T deleted, boolean unknown) {
        tell(deleted, null, deleted);
      }

      private void tell(@Nullable T before, @Nullable T after, T subject) {
        if (matters.test(before, after)) {
          var metadata = subject.getMetadata();
          changed.accept(
              metadata.getNamespace() == null ? metadata.getName() : metadata.getNamespace());
        }
      }
    };
  }
}

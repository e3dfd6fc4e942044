package dev.skybridge.operator.console;

import dev.skybridge.operator.console.Change.Action;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.Objects;

/** Tells the feed of each change that an informer sees. */
final class ChangePublisher<T extends HasMetadata> implements ResourceEventHandler<T> {
  private final ChangeFeed feed;

  ChangePublisher(ChangeFeed feed) {
    this.feed = feed;
  }

  @Override
  public void onAdd(T added) {
    publish(Action.ADDED, added);
  }

  @Override
  public void onUpdate(T before, T after) {
    if (!Objects.equals(
        before.getMetadata().getResourceVersion(), after.getMetadata().getResourceVersion())) {
      publish(Action.CHANGED, after);
    }
  }

  @Override
  public void onDelete(T deleted, boolean finalStateUnknown) {
    publish(Action.DELETED, deleted);
  }

  private void publish(Action action, T object) {
    var metadata = object.getMetadata();
    feed.publish(new Change(action, object.getKind(), metadata.getNamespace(), metadata.getName()));
  }
}

package dev.skybridge.operator.console;

import dev.skybridge.runtime.diagnostics.LockView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a thread waits on.
 *
 * @param object class and identity
 * @param holder who holds it; null where nobody does or it can't be told
 */
public record WaitView(String object, @Nullable @Schema(nullable = true) ThreadStateView holder) {

  static WaitView of(LockView lock) {
    return new WaitView(lock.object(), lock.holder().map(ThreadStateView::of).orElse(null));
  }
}

package dev.skybridge.runtime.diagnostics;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Who holds the {@code java.util.concurrent} lock that a thread is parked for. The thread dump of
 * JDK 25 names the lock but not its owner, and the owner is not public: it is told where the
 * process runs with {@code --add-opens java.base/java.util.concurrent.locks=ALL-UNNAMED}.
 */
final class LockOwners {
  private static final @Nullable MethodHandle OWNER = owner();

  private LockOwners() {}

  private static @Nullable MethodHandle owner() {
    var type = AbstractOwnableSynchronizer.class;
    try {
      return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
          .findVirtual(type, "getExclusiveOwnerThread", MethodType.methodType(Thread.class));
    } catch (IllegalAccessException | NoSuchMethodException e) {
      System.getLogger(LockOwners.class.getName())
          .log(System.Logger.Level.DEBUG, "owners of locks are not told", e);
      return null;
    }
  }

  /** What the thread is parked for, with its owner where that can be told. */
  static Optional<LockView> lock(Thread waiting) {
    return Optional.ofNullable(LockSupport.getBlocker(waiting))
        .map(blocker ->
            new LockView(
                Objects.toIdentityString(blocker), LockView.Kind.SYNCHRONIZER, owner(blocker)));
  }

  /** The thread that holds what {@code waiting} is parked for; empty where it can't be told. */
  static Optional<ThreadView> holder(Thread waiting) {
    return Optional.ofNullable(LockSupport.getBlocker(waiting)).flatMap(LockOwners::owner);
  }

  private static Optional<ThreadView> owner(Object blocker) {
    if (OWNER == null || !(blocker instanceof AbstractOwnableSynchronizer lock)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable((Thread) OWNER.invoke(lock))
          .map(owner -> ThreadView.of(owner, List.of(owner.getStackTrace())));
    } catch (Throwable e) {
      throw new IllegalStateException("the owner of a lock can't be read", e);
    }
  }
}

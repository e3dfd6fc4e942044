package dev.skybridge.operator.adapter.pulumi;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the operator reads from and repairs in the engine's state, without starting the engine (each
 * start costs about half a second of CPU). All methods throw {@link StateUnreachableException}.
 */
final class EngineState {
  private static final int KEPT_HISTORY = 20;

  private final StateBackend backend;

  EngineState(StateBackend backend) {
    this.backend = backend;
  }

  /**
   * For a backend URL as the engine takes it.
   *
   * @throws IllegalArgumentException if the scheme is not supported
   */
  static EngineState of(String backendUrl) {
    if (backendUrl.startsWith("postgres://")) {
      return new EngineState(PostgresStateBackend.of(backendUrl));
    }
    if (backendUrl.startsWith("file://")) {
      return new EngineState(new FileStateBackend(Path.of(URI.create(backendUrl).getPath())));
    }
    throw new IllegalArgumentException(
        "skybridge.pulumi.backend-url must start with postgres:// or file://");
  }

  /** To be called before the engine is started. */
  void prepare() {
    backend.prepare();
  }

  /** The stack's state, or empty if the stack does not exist. */
  Optional<Checkpoint> checkpoint(EngineStack stack) {
    return document(stack).map(Checkpoint::parse);
  }

  /** The stack's state as the engine wrote it. */
  Optional<byte[]> document(EngineStack stack) {
    return backend.read(stack.checkpointKey());
  }

  /** Names what the stack's state says of its resources. */
  String digest(EngineStack stack) {
    return document(stack).map(StateDigest::of).orElse(StateDigest.NONE);
  }

  /** Removes a stack that holds nothing. */
  void remove(EngineStack stack) {
    backend.delete(stack.checkpointKey());
  }

  /** Who holds the stack. */
  List<StackLock> locks(EngineStack stack) {
    return backend.keys(stack.lockPrefix()).stream()
        .map(backend::read)
        .flatMap(Optional::stream)
        .map(StackLock::parse)
        .toList();
  }

  /**
   * Does what {@code pulumi cancel} does: removes the locks. Only for a stack whose engine process
   * is known to have ended.
   *
   * @return how many there were
   */
  int unlock(EngineStack stack) {
    var locks = backend.keys(stack.lockPrefix());
    locks.forEach(backend::delete);
    return locks.size();
  }

  /** Does what {@code pulumi refresh --clear-pending-creates} does before it refreshes. */
  void dropPendingCreates(EngineStack stack) {
    backend
        .read(stack.checkpointKey())
        .filter(document -> Checkpoint.parse(document).hasPendingCreates())
        .map(Checkpoint::withoutPendingCreates)
        .ifPresent(document -> backend.write(stack.checkpointKey(), document));
  }

  /** Lets go of resources that are only to be read from now on. */
  void release(EngineStack stack, Set<String> urns) {
    if (!urns.isEmpty()) {
      backend
          .read(stack.checkpointKey())
          .map(document -> Checkpoint.releasing(document, urns))
          .ifPresent(document -> backend.write(stack.checkpointKey(), document));
    }
  }

  /** Removes the oldest entries of the stack's history: the engine keeps all for ever. */
  void pruneHistory(EngineStack stack) {
    var keys = backend.keys(stack.historyPrefix());
    keys.subList(0, Math.max(0, keys.size() - KEPT_HISTORY)).forEach(backend::delete);
  }
}

package dev.skybridge.operator.adapter.pulumi;

import java.util.List;
import java.util.Optional;

/**
 * The engine's state store as documents by key, laid out as the engine's self-managed backends do.
 * All methods throw {@link StateUnreachableException}.
 */
interface StateBackend {
  /** Makes what the engine would make at its first run, where several first runs would collide. */
  void prepare();

  /** The document, or empty if there is none. */
  Optional<byte[]> read(String key);

  /** Replaces a document. */
  void write(String key, byte[] document);

  /** Removes a document; nothing happens if there is none. */
  void delete(String key);

  /** Keys that start with {@code prefix}, in order. */
  List<String> keys(String prefix);
}

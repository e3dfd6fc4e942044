package dev.skybridge.runtime.context;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a scope is to be.
 *
 * @param name for errors and diagnostics; no secret and no personal data
 * @param atMost how long it may last; the scope around it may allow less
 * @param attributes what is added to those of the scope around it
 */
public record ScopeSpec(String name, Optional<Duration> atMost, Map<Key<?>, Object> attributes) {
  public ScopeSpec {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a scope needs a name");
    }
    atMost.ifPresent(duration -> {
      if (duration.isNegative()) {
        throw new IllegalArgumentException("a scope can't last " + duration);
      }
    });
    attributes = Map.copyOf(attributes);
  }

  /** Without a deadline of its own. */
  public static ScopeSpec named(String name) {
    return new ScopeSpec(name, Optional.empty(), Map.of());
  }

  /** The same with a deadline. */
  public ScopeSpec within(Duration duration) {
    return new ScopeSpec(name, Optional.of(duration), attributes);
  }

  /** The same with one more attribute. */
  public <T> ScopeSpec with(Key<T> key, T value) {
    var all = new HashMap<>(attributes);
    all.put(key, value);
    return new ScopeSpec(name, atMost, all);
  }
}

package dev.skybridge.operator.delivery;

import dev.skybridge.crd.SourceSpec;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a placement runs. */
public sealed interface Content {

  /**
   * Manifests that exist in Git, delivered unchanged.
   *
   * @param source where they are
   */
  record Source(SourceSpec source) implements Content {}

  /**
   * Manifests that Skybridge rendered.
   *
   * @param files text by file name
   */
  record Manifests(SortedMap<String, String> files) implements Content {
    /** Copies the map. */
    public Manifests {
      files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }
  }
}

package dev.skybridge.operator.adapter.git;

import java.util.Map;
import java.util.Optional;

/**
 * One intended change of the config repository: one commit, or none where the repository already
 * holds it. Everything that it does not name stays as it is.
 *
 * @param reason why; the commit message
 * @param folders what each of these folders is to hold, text by file name; an empty map removes it
 * @param files what each of these files is to hold; empty removes it
 */
public record Change(
    String reason, Map<String, Map<String, String>> folders, Map<String, Optional<String>> files) {
  /** Copies the maps. */
  public Change {
    folders = Map.copyOf(folders);
    files = Map.copyOf(files);
  }
}

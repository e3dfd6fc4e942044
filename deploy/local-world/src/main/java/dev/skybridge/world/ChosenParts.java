package dev.skybridge.world;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code options.json}: the parts that a world was last started with. */
final class ChosenParts {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String FILE = "options.json";

  private ChosenParts() {}

  static void write(WorldLayout layout, WorldOptions.Parts parts) {
    try {
      JSON.writeValue(layout.state().resolve(FILE).toFile(), parts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<WorldOptions.Parts> read(WorldLayout layout) {
    Path file = layout.state().resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), WorldOptions.Parts.class));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}

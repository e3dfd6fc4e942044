package dev.skybridge.world.pods;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The registry of the local world: which images exist. Entries of the file come before the built-in
 * ones, and the file is read anew for each question, so an image that was just added is there at
 * the next pull.
 */
public final class ImageCatalogue {
  /** The answer to a pull. */
  public sealed interface Pull {
    /**
     * The registry has it.
     *
     * @param entry how its program behaves
     */
    record Found(ImageEntry entry) implements Pull {}

    /**
     * The registry does not have it.
     *
     * @param message the words of a container runtime
     */
    record NotFound(String message) implements Pull {}
  }

  private static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                  .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                  .build())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final List<ImageEntry> builtIn;
  private final Path additions;

  private ImageCatalogue(List<ImageEntry> builtIn, Path additions) {
    this.builtIn = List.copyOf(builtIn);
    this.additions = additions;
  }

  /** The built-in entries and the file's. */
  public static ImageCatalogue open(Path additions) {
    try (InputStream in = ImageCatalogue.class.getResourceAsStream("/images.yaml")) {
      if (in == null) {
        throw new IllegalStateException("images.yaml is missing from the class path");
      }
      return new ImageCatalogue(entries(YAML.readValue(in, new TypeReference<>() {})), additions);
    } catch (IOException e) {
      throw new IllegalStateException("images.yaml cannot be read", e);
    }
  }

  /** Looks an image up as a pull would. */
  public Pull pull(String image) throws IOException {
    ImageReference reference = ImageReference.parse(image);
    List<ImageEntry> all = new ArrayList<>(added());
    all.addAll(builtIn);
    for (ImageEntry entry : all) {
      if (matches(entry.name(), reference.repository())
          && entry.tags().stream().anyMatch(tag -> matches(tag, reference.tag()))) {
        return new Pull.Found(entry);
      }
    }
    return new Pull.NotFound(
        "failed to pull and unpack image \"%s\": failed to resolve reference \"%s\": %s: not found"
            .formatted(reference, reference, reference));
  }

  /** "Pushes" an image; an entry with the same name and tags is replaced. */
  public synchronized void add(ImageEntry entry) throws IOException {
    List<ImageEntry> entries = new ArrayList<>(added());
    entries.removeIf(
        other -> other.name().equals(entry.name()) && other.tags().equals(entry.tags()));
    entries.addFirst(entry);
    Path folder = additions.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("no folder in " + additions);
    }
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, "images", ".tmp");
    YAML.writeValue(temporary.toFile(), Map.of("images", entries));
    Files.move(
        temporary, additions, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Entries added to the built-in ones, newest first. */
  public List<ImageEntry> added() throws IOException {
    return Files.exists(additions)
        ? entries(YAML.readValue(additions.toFile(), new TypeReference<>() {}))
        : List.of();
  }

  private static List<ImageEntry> entries(Map<String, List<ImageEntry>> document) {
    return document.getOrDefault("images", List.of());
  }

  private static boolean matches(String glob, String text) {
    StringBuilder regex = new StringBuilder();
    for (String literal : glob.split("\\*", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
    }
    return text.matches(regex.toString());
  }
}

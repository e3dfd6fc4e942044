package dev.skybridge.world.kube;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Custom resource definitions from a folder, one per file. */
public final class Definitions {
  private static final Pattern GROUP = Pattern.compile("(?m)^  group: *\"?([^\"\\s]+)\"?");
  private static final Pattern PLURAL = Pattern.compile("(?m)^    plural: *\"?([^\"\\s]+)\"?");
  private static final Pattern VERSION =
      Pattern.compile("(?m)^ {2,4}(?:- )?name: *\"?(v[0-9][a-z0-9]*)\"?");

  private Definitions() {}

  /** Applies all files of the folder and returns when the API server serves their kinds. */
  public static void apply(KubernetesClient client, Path folder) {
    RawApply raw = new RawApply(client);
    List<String> texts = texts(folder);
    for (String text : texts) {
      raw.applyDefinition(find(PLURAL, text) + "." + find(GROUP, text), text);
    }
    for (String text : texts) {
      raw.awaitServed(find(GROUP, text) + "/" + find(VERSION, text), find(PLURAL, text));
    }
  }

  private static List<String> texts(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
          .sorted()
          .map(Definitions::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("no custom resource definitions in " + folder, e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalArgumentException("no " + pattern + " in a custom resource definition");
    }
    return matcher.group(1);
  }
}

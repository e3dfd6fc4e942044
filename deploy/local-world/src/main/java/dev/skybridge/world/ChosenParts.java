package dev.skybridge.world;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The part of {@link WorldOptions} that a later command needs to know again, kept in {@code
 * options.json}.
 *
 * @param context kubeconfig context, or empty
 * @param argocd whether Argo CD delivers
 * @param clouds whether the cloud simulator runs
 * @param operator whether the operator runs
 * @param operatorProperties its additional configuration
 */
record ChosenParts(
    String context,
    boolean argocd,
    boolean clouds,
    boolean operator,
    Map<String, String> operatorProperties) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String FILE = "options.json";

  static ChosenParts of(WorldOptions options) {
    return new ChosenParts(
        options.context().orElse(""),
        options.argocd(),
        options.clouds(),
        options.operator(),
        options.operatorProperties());
  }

  WorldOptions apply(WorldOptions options) {
    return new WorldOptions(
        options.state(),
        options.repository(),
        options.toolchain(),
        context.isEmpty() ? Optional.empty() : Optional.of(context),
        argocd,
        clouds,
        operator,
        operatorProperties);
  }

  void write(WorldLayout layout) {
    try {
      JSON.writeValue(layout.state().resolve(FILE).toFile(), this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<ChosenParts> read(WorldLayout layout) {
    Path file = layout.state().resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), ChosenParts.class));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}

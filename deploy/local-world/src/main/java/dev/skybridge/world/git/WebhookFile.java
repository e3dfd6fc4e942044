package dev.skybridge.world.git;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.skybridge.world.LocalWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who is told of pushes: the file that {@link PushWebhooks} reads. */
public final class WebhookFile {
  private WebhookFile() {}

  /** Names Argo CD where it runs. */
  public static void write(LocalWorld world) {
    List<PushWebhooks.Listener> listeners = new ArrayList<>();
    if (world.options().parts().argocd()) {
      world.secrets().password("argocd-webhook");
      listeners.add(
          new PushWebhooks.Listener(
              world.state().url("argocd") + "/api/webhook",
              world.secrets().file("argocd-webhook").toString()));
    }
    Path file = world.layout().config("git").resolve("webhooks.json");
    try {
      Files.createDirectories(world.layout().config("git"));
      new JsonMapper().writeValue(file.toFile(), listeners);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

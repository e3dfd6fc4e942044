package dev.skybridge.world.command;

import dev.skybridge.world.WorldLayout;
import dev.skybridge.world.pods.ImageCatalogue;
import dev.skybridge.world.pods.ImageEntry;
import dev.skybridge.world.pods.ImageReference;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The registry of the local world. */
@Command(
    name = "image",
    mixinStandardHelpOptions = true,
    description = "The registry of the local world: which images exist.",
    subcommands = {ImageCommand.Add.class, ImageCommand.ListAdded.class})
final class ImageCommand {
  @ParentCommand private WorldCommand root = new WorldCommand();

  private ImageCatalogue catalogue() {
    return ImageCatalogue.open(new WorldLayout(root.options().state()).images());
  }

  /** "Pushes" an image. */
  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description =
          "Make an image exist. NAME and TAG may be globs; a NAME without a tag means all tags.")
  static final class Add implements Callable<Integer> {
    @ParentCommand private ImageCommand parent = new ImageCommand();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME[:TAG]", description = "Image to add.")
    private String image = "";

    @Option(names = "--port", description = "Port it listens on; 0: none.")
    private int port;

    @Option(
        names = "--declared-ports",
        description = "It listens on every port that the pod declares.")
    private boolean declaredPorts;

    @Override
    public Integer call() throws IOException {
      ImageReference reference = ImageReference.parse(image);
      String tag = image.endsWith(":" + reference.tag()) ? reference.tag() : "*";
      ImageEntry entry =
          declaredPorts
              ? ImageEntry.declared(reference.repository(), tag)
              : ImageEntry.serving(reference.repository(), tag, port);
      parent.catalogue().add(entry);
      spec.commandLine()
          .getOut()
          .println("Image " + reference.repository() + ":" + tag + " exists now.");
      return 0;
    }
  }

  /** Lists what was added. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List the images that were added.")
  static final class ListAdded implements Callable<Integer> {
    @ParentCommand private ImageCommand parent = new ImageCommand();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
      for (ImageEntry entry : parent.catalogue().added()) {
        spec.commandLine()
            .getOut()
            .println(
                entry.name()
                    + ":"
                    + String.join(",", entry.tags())
                    + " "
                    + (entry.declaredPorts() ? "declared ports" : entry.ports()));
      }
      return 0;
    }
  }
}

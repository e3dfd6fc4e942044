package dev.skybridge.world.command;

import dev.skybridge.world.LocalWorld;
import dev.skybridge.world.WorldOptions;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Starts the world, or what is missing of it. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Start everything; a second call starts what is missing.")
final class UpCommand implements Callable<Integer> {
  @ParentCommand private WorldCommand root = new WorldCommand();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--context",
      description = "Use the cluster of this kubeconfig context; start no Kubernetes.")
  private @Nullable String context;

  @Option(
      names = "--no-argocd",
      description = "Leave Argo CD out; the operator applies manifests itself.")
  private boolean noArgocd;

  @Option(
      names = "--only",
      split = ",",
      description = "Start only some parts beside Kubernetes: argocd, clouds, operator, none.")
  private List<String> only = List.of("argocd", "clouds", "operator");

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    long start = System.nanoTime();
    WorldOptions options =
        root.options()
            .withArgocd(!noArgocd && only.contains("argocd"))
            .withClouds(only.contains("clouds"))
            .withOperator(only.contains("operator"));
    if (context != null) {
      options = options.withContext(context);
    }
    LocalWorld world =
        LocalWorld.start(
            options,
            (step, took) -> {
              out.printf("  %-34s %6.1f s%n", step, took.toMillis() / 1000.0);
              out.flush();
            });
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    new Summary(world).print(out, took);
    out.flush();
    return 0;
  }
}

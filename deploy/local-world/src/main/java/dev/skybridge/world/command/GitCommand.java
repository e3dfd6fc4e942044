package dev.skybridge.world.command;

import dev.skybridge.world.LocalWorld;
import dev.skybridge.world.git.GitServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Git with the local server's password at hand. */
@Command(
    name = "git",
    description = {
      "Run git with the local Git server's password at hand. CONFIG stands for the config repository's address,",
      "GIT for the server's: ./skybridge git clone CONFIG; ./skybridge git push GIT/mine.git main"
    })
final class GitCommand implements Callable<Integer> {
  @ParentCommand private WorldCommand root = new WorldCommand();

  @Parameters(description = "Arguments of git.")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    LocalWorld world = root.world();
    String server = "http://127.0.0.1:" + world.state().port("git");
    List<String> command = new ArrayList<>(List.of("git"));
    // The helper reads the file when asked, so the password is in no argument.
    command.add("-c");
    command.add(
        "credential."
            + server
            + ".helper=!f() { test \"$1\" = get && echo username="
            + GitServer.USER
            + " && echo \"password=$(cat '"
            + world.secrets().file("git")
            + "')\"; }; f");
    for (String argument : arguments) {
      command.add(
          argument.equals("CONFIG")
              ? server + "/" + GitServer.CONFIG_REPOSITORY + ".git"
              : argument.startsWith("GIT/") ? server + argument.substring(3) : argument);
    }
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}

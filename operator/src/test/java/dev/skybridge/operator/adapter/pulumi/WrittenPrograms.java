package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.Problem;
import dev.skybridge.model.ProgramRepository;
import dev.skybridge.model.ProgramSource;
import dev.skybridge.model.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Programs that a test has written, each a commit. */
final class WrittenPrograms implements ProgramRepository {
  private final Map<String, byte[]> commits = new ConcurrentHashMap<>();

  /** Adds a program of one source file. */
  ProgramSource source(String commit, String text) {
    commits.put(commit, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return new ProgramSource("http://127.0.0.1/programs.git", commit, "net/Main.java", null);
  }

  @Override
  public Revision resolve(String repository, String revision) {
    return new Revision.At(revision);
  }

  @Override
  public Optional<Problem> checkOut(ProgramSource program, Path folder) {
    var content = commits.get(program.commit());
    if (content == null) {
      return Optional.of(new Problem(Reason.SOURCE_NOT_FOUND, "no commit " + program.commit()));
    }
    try {
      var file = folder.resolve(program.path());
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.empty();
  }
}

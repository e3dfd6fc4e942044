package dev.skybridge.benchmarks.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * The two files of a report: raw figures as JSON, and the summary.
 *
 * @param folder of both
 * @param name such as "runtime-limiter"
 */
public record ReportFiles(Path folder, String name) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /**
   * Writes both.
   *
   * @return the summary's path
   */
  public Path write(LocalDate date, Object raw, String summary) {
    var file = folder.resolve("%s-%s.md".formatted(name, date));
    try {
      Files.createDirectories(folder);
      JSON.writeValue(folder.resolve("%s-%s.json".formatted(name, date)).toFile(), raw);
      Files.writeString(file, summary);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the report into " + folder, e);
    }
  }
}

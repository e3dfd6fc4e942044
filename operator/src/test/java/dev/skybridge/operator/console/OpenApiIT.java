package dev.skybridge.operator.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The console is compiled against the API description that the build of the operator writes. */
class OpenApiIT {
  @Test
  void shouldBeTheDescriptionThatTheConsoleIsCompiledAgainst() throws IOException {
    var generated = Files.readString(Path.of("target/openapi/openapi.json"));
    var committed = Files.readString(Path.of("../ui/openapi.json"));

    assertThat(committed)
        .as("copy operator/target/openapi/openapi.json to ui/ and run npm run api there")
        .isEqualToNormalizingNewlines(generated);
  }
}

package dev.skybridge.crd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrdManifestsTest {
  /** {@code -Dskybridge.generate=true} writes the files instead of comparing them. */
  private static final boolean WRITE = Boolean.getBoolean("skybridge.generate");

  private static final Path MANIFESTS = Path.of("../deploy/kubernetes/crds");

  @Test
  void shouldMatchTheCommittedManifests(@TempDir Path scratch) throws IOException {
    // given
    var generated = CrdManifests.generate(scratch);
    if (WRITE) {
      for (var file : generated.entrySet()) {
        Files.writeString(MANIFESTS.resolve(file.getKey()), file.getValue());
      }
    }

    // when
    var committed = new TreeMap<String, String>();
    try (var paths = Files.list(MANIFESTS)) {
      for (var path : paths.toList()) {
        committed.put(path.getFileName().toString(), Files.readString(path));
      }
    }

    // then
    assertThat(committed)
        .as(
            "deploy/kubernetes/crds is generated: run ./mvnw -pl platform-api test -Dskybridge.generate=true")
        .isEqualTo(generated);
  }

  @Test
  void shouldMatchTheCommittedReference(@TempDir Path scratch) throws IOException {
    // given
    var wanted =
        Map.of(
            Path.of("../docs/crd-reference.md"),
            CrdReference.fields(CrdManifests.generate(scratch).values()),
            Path.of("../docs/reasons.md"),
            CrdReference.reasons());
    if (WRITE) {
      for (var file : wanted.entrySet()) {
        Files.writeString(file.getKey(), file.getValue());
      }
    }

    // when
    var committed = new HashMap<Path, String>();
    for (var path : wanted.keySet()) {
      committed.put(path, Files.readString(path));
    }

    // then
    assertThat(committed)
        .as(
            "the reference is generated: run ./mvnw -pl platform-api test -Dskybridge.generate=true")
        .isEqualTo(wanted);
  }
}

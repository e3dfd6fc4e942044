package dev.skybridge.runtime.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ThreadDumpReaderTest {
  private static ThreadDump read(String threads) throws IOException {
    var json =
        "{\"threadDump\": {\"processId\": \"1\", \"threadContainers\": [{\"container\": \"<root>\","
            + "\"owner\": null, \"threads\": [%s], \"threadCount\": \"2\"}]}}".formatted(threads);
    return ThreadDumpReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void shouldFindTheHolderOfAMonitorWhenItIsAnotherThread() throws Exception {
    // given
    var dump =
        read(
            """
            {"tid": "1", "name": "a", "state": "BLOCKED", "blockedOn": "java.lang.Object@1",
             "stack": ["A.a(A.java:1)"]},
            {"tid": "2", "virtual": true, "name": "b", "state": "WAITING", "carrier": "9",
             "stack": ["B.b(B.java:2)"],
             "monitorsOwned": [{"depth": 0, "locks": [null, "java.lang.Object@1"]}]}
            """);

    // when
    var lock = dump.waitsOn(1).orElseThrow();

    // then
    assertThat(lock.object()).isEqualTo("java.lang.Object@1");
    assertThat(lock.holder())
        .hasValueSatisfying(holder -> assertThat(holder.name()).isEqualTo("b"));
    assertThat(dump.waitsOn(2)).isEmpty();
  }

  @Test
  void shouldTakeTheOwnerFromTheDumpWhenItTells() throws Exception {
    // given what later JDKs write
    var dump =
        read(
            """
            {"tid": "1", "name": "a", "state": "WAITING", "stack": [],
             "parkBlocker": {"object": "x.Lock@1", "owner": "2", "new": {"in": ["the", "future"]}}},
            {"tid": "2", "name": "b", "state": "RUNNABLE", "stack": []}
            """);

    // when
    var lock = dump.waitsOn(1).orElseThrow();

    // then
    assertThat(lock.kind()).isEqualTo(LockView.Kind.SYNCHRONIZER);
    assertThat(lock.holder()).hasValueSatisfying(holder -> assertThat(holder.id()).isEqualTo(2));
  }

  @Test
  void shouldNameNoHolderWhenAThreadWaitsToBeNotified() throws Exception {
    // given: it owns the monitor in an outer frame, by the dump
    var dump =
        read(
            """
            {"tid": "1", "name": "a", "state": "WAITING", "waitingOn": "java.lang.Object@1",
             "stack": [], "monitorsOwned": [{"depth": 1, "locks": ["java.lang.Object@1"]}]}
            """);

    // when
    var lock = dump.waitsOn(1).orElseThrow();

    // then
    assertThat(lock.kind()).isEqualTo(LockView.Kind.NOTIFICATION);
    assertThat(lock.holder()).isEmpty();
  }

  @Test
  void shouldFailWhenTheDumpIsCutOff() {
    // given, when and then
    assertThatThrownBy(() -> read("{\"tid\": ")).isInstanceOf(IOException.class);
  }

  @Test
  void shouldLeaveNoFileWhenADumpWasRead() throws Exception {
    // given
    var dumper = new ThreadDumper();
    var seen = new ArrayList<Path>();

    // when
    var size =
        dumper.dump(
            0,
            file -> {
              seen.add(file);
              return Files.size(file);
            });

    // then
    assertThat(size).isPositive();
    assertThat(seen)
        .singleElement()
        .satisfies(file -> {
          assertThat(file).doesNotExist();
          assertThat(file.getParent()).doesNotExist();
        });
  }

  @Test
  void shouldTakeNoDumpWhenThereAreTooManyThreads() {
    // given
    var dumper = new ThreadDumper();

    // when and then
    assertThatThrownBy(() -> dumper.dump(ThreadDumper.MOST_THREADS))
        .isInstanceOf(ThreadDumper.TooManyThreads.class);
  }
}

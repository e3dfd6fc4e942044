package dev.skybridge.runtime.diagnostics;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes all that is known of the process into one zip: threads, flight recording, live tasks,
 * leaks, pools, limiters and circuits, memory, versions, and the names of settings. No values of
 * settings, no environment, no system properties, no command line, no messages of exceptions and no
 * heap: no secret and no personal data are in it. A part that fails is named with the class of its
 * failure, the others are written all the same.
 */
public final class DiagnosticBundle {
  /**
   * Bytes of all parts together, before they are compressed. A part that would exceed it is left
   * out.
   */
  public static final long MOST_BYTES = 128L << 20;

  /** Tasks that are listed one by one, oldest first. */
  public static final int MOST_TASKS = 1000;

  private static final System.Logger LOG = System.getLogger(DiagnosticBundle.class.getName());
  private static final JsonFactory JSON = new JsonFactory();

  private final BundleParts parts;
  private final InstantSource clock;
  private final ThreadDumper dumper = new ThreadDumper();
  private final Semaphore place = new Semaphore(1);

  /** A bundle of these parts, to be written as often as asked, one at a time. */
  public DiagnosticBundle(BundleParts parts, InstantSource clock) {
    this.parts = parts;
    this.clock = clock;
  }

  /** Another bundle is being written; try again when it is done. */
  public static final class InProgressException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    InProgressException() {
      super("a bundle is being written; only one can be at a time");
    }
  }

  /** The only bundle that is written at this time; closing it lets the next be. */
  public final class Turn implements AutoCloseable {
    private boolean over;

    private Turn() {}

    /**
     * Writes the zip.
     *
     * @throws IOException where {@code out} can't be written to
     */
    public void writeTo(OutputStream out) throws IOException {
      var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
      new Writing(zip).all();
      zip.finish();
    }

    @Override
    public synchronized void close() {
      if (!over) {
        over = true;
        place.release();
      }
    }
  }

  /**
   * Asks to write.
   *
   * @throws InProgressException where somebody does already
   */
  public Turn begin() {
    if (!place.tryAcquire()) {
      throw new InProgressException();
    }
    return new Turn();
  }

  /** Writes one part. */
  @FunctionalInterface
  private interface Part {
    void to(OutputStream out) throws IOException;
  }

  private final class Writing {
    private final ZipOutputStream zip;
    private final Map<String, String> failures = new LinkedHashMap<>();
    private long left = MOST_BYTES;

    Writing(ZipOutputStream zip) {
      this.zip = zip;
    }

    void all() throws IOException {
      json("versions.json", versions());
      json("memory.json", MemorySnapshot.now());
      json("leaks.json", parts.detector().report());
      json("tasks.json", parts.detector().oldest(MOST_TASKS));
      for (var snapshot : parts.snapshots().all().entrySet()) {
        json("state/" + snapshot.getKey() + ".json", snapshot.getValue());
      }
      part("config-names.txt", out -> out.write(configNames()));
      part("threads.json", this::threads);
      if (parts.flight().isPresent()) {
        part("flight.jfr", out -> flight(parts.flight().get(), out));
      }
      json("failures.json", failures);
    }

    private Map<String, String> versions() {
      var versions = new LinkedHashMap<>(parts.versions());
      versions.put("time", clock.instant().toString());
      versions.put("java", Runtime.version().toString());
      for (var property : List.of("java.vm.name", "os.name", "os.version", "os.arch")) {
        versions.put(property, System.getProperty(property, ""));
      }
      versions.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
      return versions;
    }

    private byte[] configNames() {
      var names = new ArrayList<>(parts.configNames().get());
      names.sort(null);
      return (String.join("\n", names) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void threads(OutputStream out) throws IOException {
      dumper.dump(parts.detector().liveTasks(), file -> Files.copy(file, out));
    }

    private void flight(FlightStream flight, OutputStream out) throws IOException {
      var file = Files.createTempFile("bundle", ".jfr");
      try {
        flight.writeTo(file);
        Files.copy(file, out);
      } finally {
        Files.delete(file);
      }
    }

    private void json(String name, Object value) throws IOException {
      part(
          name,
          out -> {
            try (var json = JSON.createGenerator(out)) {
              RecordJson.write(json.useDefaultPrettyPrinter(), value);
            }
          });
    }

    private void part(String name, Part part) throws IOException {
      zip.putNextEntry(new ZipEntry(name));
      var bounded = new BoundedOutput(zip, left);
      try {
        part.to(bounded);
      } catch (BoundedOutput.ReceiverFailed e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "a bundle goes without " + name, e);
        failures.put(name, e.getClass().getName());
      }
      left -= bounded.written();
      zip.closeEntry();
    }
  }
}

package dev.skybridge.gate.copy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes copies of a database and restores them, by way of a file that is gone afterwards. */
public final class Copier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Copier.class);
  private static final DateTimeFormatter BESIDE =
      DateTimeFormatter.ofPattern("'before'_yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Database database;
  private final CopyBucket bucket;
  private final Origin origin;
  private final Path folder;
  private final long limit;
  private final InstantSource clock;

  /**
   * Whose database it is.
   *
   * @param application namespace and name
   * @param placement that the gate is in
   */
  public record Origin(String application, String placement) {}

  /**
   * A copier.
   *
   * @param folder for the file
   * @param limit bytes that the file may have
   */
  public Copier(
      Database database,
      CopyBucket bucket,
      Origin origin,
      Path folder,
      long limit,
      InstantSource clock) {
    this.database = database;
    this.bucket = bucket;
    this.origin = origin;
    this.folder = folder;
    this.limit = limit;
    this.clock = clock;
  }

  /**
   * Makes a copy.
   *
   * @param epoch of the right to write
   * @throws CopyFailed where there is none now
   */
  public Copy copy(int epoch) throws CopyFailed {
    var file = file();
    try {
      var dump = database.dump(file, limit);
      var copy =
          new Copy(
              origin.application(),
              origin.placement(),
              epoch,
              dump.at(),
              dump.lsn(),
              bucket.key(origin.placement(), epoch, dump.at()),
              dump.content().bytes(),
              dump.content().sha256(),
              dump.server(),
              dump.layout());
      bucket.put(copy, file);
      prune();
      return copy;
    } finally {
      remove(file);
    }
  }

  /** A copy counts although an older one could not be removed. */
  private void prune() {
    try {
      bucket.prune(clock.instant());
    } catch (CopyFailed e) {
      LOG.warn("{}", e.getMessage());
    }
  }

  /**
   * Puts a copy in the place of the database, once for a mark.
   *
   * @param key of its manifest
   * @param mark of this restore
   * @throws CopyFailed where it is not there, is damaged, or can't be put in place; the database is
   *     then as it was
   */
  public void restore(String key, String mark) throws CopyFailed {
    if (database.mark().filter(mark::equals).isPresent()) {
      return;
    }
    var file = file();
    try {
      var copy = bucket.get(key, file);
      database.restore(copy, file, mark, BESIDE.format(clock.instant()));
    } finally {
      remove(file);
    }
  }

  /**
   * Ends what still runs in the database.
   *
   * @throws CopyFailed where something goes on
   */
  public void endSessions() throws CopyFailed {
    database.endSessions();
  }

  /** Ends what is going on. */
  public void interrupt() {
    database.interrupt();
  }

  private Path file() {
    try {
      return Files.createTempFile(folder, "copy", Copy.DUMP);
    } catch (IOException e) {
      throw new UncheckedIOException("no file can be made in " + folder, e);
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("a copy's file is left behind", e);
    }
  }

  @Override
  public void close() {
    bucket.close();
  }
}

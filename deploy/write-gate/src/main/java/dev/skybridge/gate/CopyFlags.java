package dev.skybridge.gate;

import dev.skybridge.gate.copy.Copier;
import dev.skybridge.gate.copy.CopyBucket;
import dev.skybridge.gate.copy.CopyPlace;
import dev.skybridge.gate.copy.Database;
import dev.skybridge.gate.copy.DatabaseAccess;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a gate that makes copies is told on the command line. */
final class CopyFlags {
  private static final long GIB = 1L << 30;

  @Option(
      names = "--copy-to",
      required = true,
      paramLabel = "s3://BUCKET/PREFIX",
      description = "a bucket that speaks the S3 API, in another cloud than this database")
  private String to = "";

  @Option(names = "--copy-endpoint", description = "of the S3 API; AWS's own where not given")
  private @Nullable URI endpoint;

  @Option(names = "--copy-region", required = true, description = "of the bucket")
  private String region = "";

  @Option(names = "--copy-path-style", description = "names the bucket in the path, not the host")
  private boolean pathStyle;

  @Option(
      names = "--copy-every",
      defaultValue = "5m",
      description = "from one copy to the next; ${DEFAULT-VALUE} where not given")
  private String every = "5m";

  @Option(
      names = "--copy-keep",
      defaultValue = "24",
      description = "so many copies, at least 2; ${DEFAULT-VALUE} where not given")
  private int keep = 24;

  @Option(names = "--copy-database", required = true, description = "name of the database")
  private String database = "";

  @Option(
      names = "--copy-user",
      required = true,
      description = "may read all of it, create databases, rename this one and end its sessions")
  private String user = "";

  @Option(
      names = "--copy-password-file",
      required = true,
      description = "that user's password; read anew for each copy")
  private Path passwordFile = Path.of("");

  @Option(
      names = "--copy-sslmode",
      defaultValue = "prefer",
      description = "as PostgreSQL calls it; ${DEFAULT-VALUE} where not given")
  private String sslMode = "prefer";

  @Option(
      names = "--copy-deadline",
      defaultValue = "30m",
      description = "of one dump or restore; ${DEFAULT-VALUE} where not given")
  private String deadline = "30m";

  @Option(
      names = "--copy-folder",
      description = "for the file that a copy passes through; the system's own where not given")
  private @Nullable Path folder;

  @Option(
      names = "--copy-limit",
      defaultValue = "20",
      description = "GiB that this file may have; ${DEFAULT-VALUE} where not given")
  private int limit = 20;

  @Option(
      names = "--copy-programs",
      description = "folder of pg_dump and pg_restore; the search path where not given")
  private @Nullable Path programs;

  String to() {
    return to;
  }

  /** The work of a gate with these options. */
  Work work(GateOptions options) {
    var most = Times.parse(deadline);
    var place = new CopyPlace(to, Optional.ofNullable(endpoint), region, pathStyle, keep, most);
    var access =
        new DatabaseAccess(
            options.target().host(),
            options.target().port(),
            database,
            user,
            passwordFile,
            sslMode,
            Optional.ofNullable(programs),
            most);
    var copier =
        new Copier(
            new Database(access),
            new CopyBucket(place, options.application()),
            new Copier.Origin(options.application(), options.holder()),
            folder == null ? Path.of(System.getProperty("java.io.tmpdir")) : folder,
            limit * GIB,
            InstantSource.system());
    return new CopyWork(copier, Times.parse(every), System::nanoTime);
  }
}

package dev.skybridge.operator.adapter.git;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Users' own programs. */
@ConfigMapping(prefix = "skybridge.programs")
public interface ProgramsConfig {

  /**
   * Repositories whose programs may be run: URLs, or beginnings of URLs that end at a slash. None
   * where not given.
   */
  Optional<List<String>> repositories();

  /** Folder for bare clones; made anew when it is missing or broken. */
  @WithDefault("${java.io.tmpdir}/skybridge-programs/git")
  Path cacheDirectory();

  /** How long one look at a repository may take. */
  @WithDefault("30s")
  Duration deadline();

  /** How long a connection may be silent. */
  @WithDefault("10s")
  Duration silence();

  /** How often a branch is looked up again. */
  @WithDefault("30s")
  Duration freshness();

  /** Size that a clone, and the files of a program, may have. */
  @WithDefault("128")
  int maxMebibytes();

  /** The processes that they run in. */
  Worker worker();

  /** The processes that they run in. */
  interface Worker {
    /** Folder for their files. */
    @WithDefault("${java.io.tmpdir}/skybridge-programs/runs")
    Path folder();

    /** The system's number of a user that nothing else runs as. */
    @WithDefault("64320")
    int userId();

    /** Heap of a program. */
    @WithDefault("256")
    int heapMebibytes();

    /** How long a program may do something else than wait for the cloud. */
    @WithDefault("1m")
    Duration idleDeadline();
  }
}

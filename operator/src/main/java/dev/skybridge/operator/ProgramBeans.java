package dev.skybridge.operator;

import dev.skybridge.model.ProgramRepository;
import dev.skybridge.operator.adapter.git.GitPrograms;
import dev.skybridge.operator.adapter.git.ProgramLimits;
import dev.skybridge.operator.adapter.git.ProgramsConfig;
import dev.skybridge.operator.adapter.pulumi.UserPrograms;
import dev.skybridge.operator.adapter.pulumi.WorkerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Composes what runs users' own programs. */
@ApplicationScoped
public class ProgramBeans {

  /** Where they come from. */
  @Produces
  @Singleton
  public ProgramRepository programRepository(ProgramsConfig config, InstantSource clock) {
    return new GitPrograms(ProgramLimits.of(config), clock);
  }

  /** What runs them. */
  @Produces
  @Singleton
  public UserPrograms userPrograms(ProgramsConfig config, ProgramRepository repository) {
    var worker = config.worker();
    return new UserPrograms(
        repository,
        new WorkerSettings(
            worker.folder(), worker.userId(), worker.heapMebibytes(), worker.idleDeadline()));
  }
}

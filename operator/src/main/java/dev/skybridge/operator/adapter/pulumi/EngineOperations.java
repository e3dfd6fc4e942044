package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.Provider;
import dev.skybridge.model.StackEngine.StackRequest;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.model.StackOutcome.Changes;
import dev.skybridge.model.StackPlan;
import dev.skybridge.operator.adapter.pulumi.EngineCommand.Operation;
import dev.skybridge.operator.adapter.pulumi.EngineProcess.Ended;
import dev.skybridge.operator.stack.CloudCatalog;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.task.Origin;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One stack operation from its preparation to what it leaves in the operator's tables. */
final class EngineOperations {
  private static final Origin CALLS = Origin.here("engine and provider calls");
  private static final Duration JOURNAL_AGE = Duration.ofDays(30);

  private final PulumiSettings settings;
  private final Map<Provider, CloudCatalog> catalogs;
  private final EngineStores stores;
  private final EngineState state;
  private final Leftovers leftovers;
  private final PlanKeeping plans;
  private final Scope scope;
  private final ProviderSessions sessions;
  private final LostCreates lost;
  private final UserPrograms programs;
  private final InstantSource clock = InstantSource.system();

  EngineOperations(
      PulumiSettings settings,
      Map<Provider, CloudCatalog> catalogs,
      EngineStores stores,
      Scope scope,
      ApiLimits limits,
      UserPrograms programs) {
    this.programs = programs;
    this.scope = scope;
    this.settings = settings;
    this.catalogs = Map.copyOf(catalogs);
    this.stores = stores;
    this.state = EngineState.of(settings.backendUrl().reveal());
    this.sessions = new ProviderSessions(settings, stores.operations(), limits);
    this.lost = new LostCreates(settings, stores.journal(), sessions);
    this.plans = new PlanKeeping(state, stores.plans());
    this.leftovers = new Leftovers(settings, state, stores.operations());
  }

  /** Ends what an operator that died left running, and frees the stack. */
  void endLeftovers(EngineStack stack) {
    leftovers.end(stack);
  }

  /** Runs an operation; its row in the operation log is {@code number}. */
  StackOutcome run(Operation operation, StackRequest request, EngineStack stack, long number) {
    var until = clock.instant().plus(request.deadline());
    var failures = new FailureLog();
    var report = new OutcomeReport(Masking.of(request.account(), settings), failures);
    try (var calls = Scope.currentOr(scope).child(operation.command());
        var program = prepare(operation, request)) {
      if (program != null && program.refusal().isPresent()) {
        return report.refused(program.refusal().get());
      }
      var threads = calls.executor(CALLS);
      var work =
          new EngineWork(
              operation, request, stack, number, until, failures, report, threads, program);
      var before = state.checkpoint(stack);
      lost.closeHeld(stack, before.orElse(Checkpoint.EMPTY));
      if (before.isEmpty() && !work.needsEngine()) {
        return withoutStack(work);
      }
      if (operation == Operation.PLAN && work.request().isDestroy()) {
        var held = before.orElseThrow();
        return plannedWithoutEngine(work, held, steps(work, held).deletes(held));
      }
      if (operation == Operation.DESTROY) {
        state.release(stack, work.observed());
        var swept = lost.sweep(work, before.orElseThrow());
        if (!swept.unproven().isEmpty()) {
          return report.unproven(swept);
        }
      }
      var outcome = withEngine(work, before);
      if (!calls.isEnded()) {
        // what a provider still answers is worth having in the journal
        calls.awaitQuiet(settings.mutationDeadline());
      }
      return outcome;
    } catch (StatusRuntimeException e) {
      failures.note(VendorErrors.classify(e.getStatus()));
      return report.failed(Changes.NONE, List.of());
    } catch (PluginFailedException e) {
      return report.notStarted(new Ended.NotStarted(String.valueOf(e.getMessage())));
    }
  }

  private static boolean registersGraph(Operation operation) {
    return switch (operation) {
      case PLAN, UP -> true;
      case INSPECT, REFRESH, DESTROY -> false;
    };
  }

  /** A user's program, where there is one and the engine will run it. */
  private UserPrograms.@Nullable Prepared prepare(Operation operation, StackRequest request) {
    var source = request.program();
    return source == null || !registersGraph(operation) || request.isDestroy()
        ? null
        : programs.prepare(source);
  }

  private EngineProgram program(EngineWork work, Surroundings around) {
    var account = work.request().account();
    return work.program() instanceof UserPrograms.Prepared.Ready ready
        ? new UserProgram(
            ready,
            programs.settings(),
            new UserProgram.AccountRegion(account.provider().packageName(), account.region()),
            work.failures(),
            Duration.between(clock.instant(), work.until()),
            work.threads(),
            clock)
        : new GraphProgram(
            work.request().graph(),
            GraphProgram.in(account.region()),
            around.version(),
            around.existing().registrations(),
            work.threads());
  }

  private StackOutcome withEngine(EngineWork work, Optional<Checkpoint> before) {
    var known = new KnownObjects(before.orElse(Checkpoint.EMPTY));
    try (var session = sessions.open(work);
        var relay =
            new ProviderRelay(
                session,
                creates(work, session, known),
                new ExistingGuard(work.takenOver(), work.failures()),
                work.failures(),
                work.threads())) {
      state.prepare();
      var version = session.version();
      return switch (existing(work, before.orElse(Checkpoint.EMPTY), session)) {
        case ExistingObjects.Settled.Refused(var problem) -> work.report().refused(problem);
        case ExistingObjects.Settled.Ready found ->
            plans.holds(work.request(), version, found.digest())
                ? within(work, before, new Surroundings(relay, version, known, found))
                : work.report().planChanged();
      };
    }
  }

  private static ExistingObjects.Settled existing(
      EngineWork work, Checkpoint held, ProviderSession session) {
    return switch (work.operation()) {
      case PLAN, UP ->
          new ExistingObjects(work.stack(), held, session).settle(work.request().graph());
      case INSPECT, REFRESH, DESTROY -> ExistingObjects.Settled.NOTHING;
    };
  }

  private StackOutcome within(EngineWork work, Optional<Checkpoint> before, Surroundings around) {
    var stack = work.stack();
    var workspace = StackWorkspace.open(settings.workDirectory(), stack);
    var ready = new StackSetup(settings, state, stores.secrets()).ensure(stack, workspace, before);
    if (ready instanceof StackSetup.Refused refused) {
      return work.report().notStarted(refused.ended());
    }
    state.dropPendingCreates(stack);
    return switch (plans.file(work.operation(), work.request(), workspace, before)) {
      case PlanKeeping.PlanFile.Lost _ -> work.report().planChanged();
      case PlanKeeping.PlanFile.None _ -> recorded(work, () -> run(work, workspace, null, around));
      case PlanKeeping.PlanFile.At(var path) ->
          recorded(work, () -> run(work, workspace, path, around));
    };
  }

  /** What is applied by plan is in the stack's history, with its end. */
  private StackOutcome recorded(EngineWork work, Supplier<StackOutcome> applying) {
    var plan = work.request().plan();
    if (plan == null) {
      return applying.get();
    }
    plans.applying(work.stack(), plan);
    var outcome = applying.get();
    plans.applied(work.stack(), plan, outcome);
    return outcome;
  }

  private StackOutcome run(
      EngineWork work, StackWorkspace workspace, @Nullable Path plan, Surroundings around) {
    var run =
        new EngineRun(
                settings,
                work.stack(),
                work.operation(),
                workspace,
                stores.operations(),
                new EngineCommand.Limits(plan, work.targets(state)))
            .execute(
                program(work, around),
                around.relay().port(),
                work.request().account().provider().packageName(),
                Duration.between(clock.instant(), work.until()),
                work.number(),
                work.threads());
    try {
      return finish(work, workspace, run, around);
    } finally {
      if (run.ended() instanceof Ended.Interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private StackOutcome finish(
      EngineWork work, StackWorkspace workspace, EngineRun.Report run, Surroundings around) {
    var stack = work.stack();
    var checkpoint = state.checkpoint(stack);
    var held = checkpoint.orElse(Checkpoint.EMPTY);
    lost.closeHeld(stack, held);
    stores.inventory().replace(stack.name(), held.live());
    state.pruneHistory(stack);
    var outcome = work.report().of(work.operation(), run, around.known().adopted(), held);
    if (!(outcome instanceof StackOutcome.Succeeded)) {
      return outcome;
    }
    return switch (work.operation()) {
      case UP -> {
        lost.sweepAfterUp(work, held);
        yield outcome;
      }
      case REFRESH -> outcome;
      case DESTROY -> {
        forget(stack, workspace);
        yield outcome;
      }
      case PLAN ->
          plans.keep(
              work.request(),
              around.version(),
              around.existing().digest(),
              held,
              steps(work, held).steps(run.events().announced()),
              workspace.plan().orElse(null));
      case INSPECT ->
          new StackOutcome.Inspected(
              held.vendorResources().size(), steps(work, held).drift(run.events().finished()));
    };
  }

  private StepReader steps(EngineWork work, Checkpoint held) {
    return new StepReader(work.request().graph(), catalog(work), held);
  }

  /** A plan that follows from the state alone. */
  private StackOutcome plannedWithoutEngine(
      EngineWork work, Checkpoint held, List<StackPlan.Step> steps) {
    try (var session = sessions.open(work)) {
      return plans.keep(work.request(), session.version(), "", held, steps, null);
    }
  }

  /** Nothing is in the engine's state, but something may be in the cloud. */
  private StackOutcome withoutStack(EngineWork work) {
    switch (work.operation()) {
      case PLAN -> {
        return plannedWithoutEngine(
            work, Checkpoint.EMPTY, steps(work, Checkpoint.EMPTY).creates(work.request().graph()));
      }
      case INSPECT -> {
        return new StackOutcome.Inspected(0, List.of());
      }
      case UP, REFRESH -> {
        return work.report().nothingLeft(0);
      }
      case DESTROY -> {}
    }
    var swept = lost.sweep(work, Checkpoint.EMPTY);
    if (!swept.unproven().isEmpty()) {
      return work.report().unproven(swept);
    }
    forget(work.stack(), StackWorkspace.open(settings.workDirectory(), work.stack()));
    stores.inventory().replace(work.stack().name(), List.of());
    return work.report().nothingLeft(swept.deleted());
  }

  private void forget(EngineStack stack, StackWorkspace workspace) {
    stores.secrets().forget(stack.name());
    stores.journal().prune(JOURNAL_AGE);
    workspace.remove();
  }

  private JournaledCreate creates(EngineWork work, ProviderSession session, KnownObjects known) {
    return new JournaledCreate(
        work.stack(),
        catalog(work),
        stores.journal(),
        session.calls(),
        known,
        work.failures(),
        settings.retry(),
        clock);
  }

  private CloudCatalog catalog(EngineWork work) {
    var provider = work.request().account().provider();
    var catalog = catalogs.get(provider);
    if (catalog == null) {
      throw new PluginFailedException("nothing is known of the cloud " + provider, null);
    }
    return catalog;
  }

  /**
   * What the engine runs in.
   *
   * @param relay between engine and provider
   * @param version of the provider
   * @param known what the engine knows of
   * @param existing what was there before
   */
  private record Surroundings(
      ProviderRelay relay,
      String version,
      KnownObjects known,
      ExistingObjects.Settled.Ready existing) {}
}

package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.CloudResource;
import dev.skybridge.model.Provider;
import dev.skybridge.model.StackEngine.StackRequest;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.model.StackOutcome.Changes;
import dev.skybridge.model.StackPlan;
import dev.skybridge.operator.adapter.pulumi.EngineCommand.Operation;
import dev.skybridge.operator.adapter.pulumi.EngineProcess.Ended;
import dev.skybridge.operator.adapter.store.CreateJournal.HeldObject;
import dev.skybridge.operator.adapter.store.OpenCreate;
import dev.skybridge.operator.stack.CloudCatalog;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.context.carry.ProcessTree;
import dev.skybridge.runtime.task.Origin;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One stack operation from its preparation to what it leaves in the operator's tables. */
final class EngineOperations {
  private static final Logger LOG = Logger.getLogger(EngineOperations.class);
  private static final Origin CALLS = Origin.here("engine and provider calls");
  private static final Duration JOURNAL_AGE = Duration.ofDays(30);

  private final PulumiSettings settings;
  private final Map<Provider, CloudCatalog> catalogs;
  private final EngineStores stores;
  private final EngineState state;
  private final Leftovers leftovers;
  private final PlanKeeping plans;
  private final Scope scope;
  private final ApiLimits limits;
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
    this.limits = limits;
    this.scope = scope;
    this.settings = settings;
    this.catalogs = Map.copyOf(catalogs);
    this.stores = stores;
    this.state = EngineState.of(settings.backendUrl().reveal());
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
          new Work(operation, request, stack, number, until, failures, report, threads, program);
      var before = state.checkpoint(stack);
      closeHeld(stack, before.orElse(Checkpoint.EMPTY));
      if (before.isEmpty() && !needsEngine(work)) {
        return withoutStack(work);
      }
      if (operation == Operation.PLAN && work.request().isDestroy()) {
        var held = before.orElseThrow();
        return plannedWithoutEngine(work, held, steps(work, held).deletes(held));
      }
      if (operation == Operation.DESTROY) {
        state.release(stack, observed(work));
        var swept = sweep(work, before.orElseThrow());
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

  /**
   * Without state, what was there before has to be looked at in order to plan; a program is run.
   */
  private static boolean needsEngine(Work work) {
    return switch (work.operation()) {
      case UP -> true;
      case PLAN ->
          work.program() != null
              || (!work.request().isDestroy() && work.request().graph().hasExisting());
      case INSPECT, REFRESH, DESTROY -> false;
    };
  }

  /** Whatever the state says of them: what is only to be read is never deleted. */
  private static Set<String> observed(Work work) {
    return urns(work, CloudResource::isObserved);
  }

  /** A comparison with the cloud may find that it would; only what leads to an up is ended. */
  private static Set<String> takenOver(Work work) {
    return switch (work.operation()) {
      case PLAN, UP -> urns(work, CloudResource::isExisting);
      case INSPECT, REFRESH, DESTROY -> Set.of();
    };
  }

  private static Set<String> urns(Work work, Predicate<CloudResource> which) {
    return work.request().graph().resources().stream()
        .filter(which)
        .map(resource -> work.stack().urn(resource.type(), resource.name()))
        .collect(Collectors.toSet());
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

  private EngineProgram program(Work work, Surroundings around) {
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

  private StackOutcome withEngine(Work work, Optional<Checkpoint> before) {
    var known = new KnownObjects(before.orElse(Checkpoint.EMPTY));
    try (var session = session(work);
        var relay =
            new ProviderRelay(
                session,
                creates(work, session, known),
                new ExistingGuard(takenOver(work), work.failures()),
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
      Work work, Checkpoint held, ProviderSession session) {
    return switch (work.operation()) {
      case PLAN, UP ->
          new ExistingObjects(work.stack(), held, session).settle(work.request().graph());
      case INSPECT, REFRESH, DESTROY -> ExistingObjects.Settled.NOTHING;
    };
  }

  private StackOutcome within(Work work, Optional<Checkpoint> before, Surroundings around) {
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
  private StackOutcome recorded(Work work, Supplier<StackOutcome> applying) {
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
      Work work, StackWorkspace workspace, @Nullable Path plan, Surroundings around) {
    var run =
        new EngineRun(
                settings,
                work.stack(),
                work.operation(),
                workspace,
                stores.operations(),
                new EngineCommand.Limits(plan, targets(work)))
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
      Work work, StackWorkspace workspace, EngineRun.Report run, Surroundings around) {
    var stack = work.stack();
    var checkpoint = state.checkpoint(stack);
    var held = checkpoint.orElse(Checkpoint.EMPTY);
    closeHeld(stack, held);
    stores.inventory().replace(stack.name(), held.live());
    state.pruneHistory(stack);
    var outcome = work.report().of(work.operation(), run, around.known().adopted(), held);
    if (!(outcome instanceof StackOutcome.Succeeded)) {
      return outcome;
    }
    return switch (work.operation()) {
      case UP -> {
        sweepAfterUp(work, held);
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

  private List<String> targets(Work work) {
    if (work.request().program() != null) {
      return state.checkpoint(work.stack()).orElse(Checkpoint.EMPTY).vendorResources().stream()
          .filter(resource -> work.request().targets().contains(resource.name()))
          .map(Checkpoint.HeldResource::urn)
          .toList();
    }
    return work.request().graph().resources().stream()
        .filter(resource -> work.request().targets().contains(resource.name()))
        .map(resource -> work.stack().urn(resource.type(), resource.name()))
        .toList();
  }

  private StepReader steps(Work work, Checkpoint held) {
    return new StepReader(work.request().graph(), catalog(work), held);
  }

  /** A plan that follows from the state alone. */
  private StackOutcome plannedWithoutEngine(
      Work work, Checkpoint held, List<StackPlan.Step> steps) {
    try (var session = session(work)) {
      return plans.keep(work.request(), session.version(), "", held, steps, null);
    }
  }

  /** Nothing is in the engine's state, but something may be in the cloud. */
  private StackOutcome withoutStack(Work work) {
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
    var swept = sweep(work, Checkpoint.EMPTY);
    if (!swept.unproven().isEmpty()) {
      return work.report().unproven(swept);
    }
    forget(work.stack(), StackWorkspace.open(settings.workDirectory(), work.stack()));
    stores.inventory().replace(work.stack().name(), List.of());
    return work.report().nothingLeft(swept.deleted());
  }

  private void closeHeld(EngineStack stack, Checkpoint held) {
    stores
        .journal()
        .closeHeld(
            stack.name(),
            held.vendorResources().stream()
                .map(resource -> new HeldObject(resource.urn(), resource.id()))
                .toList());
  }

  private void forget(EngineStack stack, StackWorkspace workspace) {
    stores.secrets().forget(stack.name());
    stores.journal().prune(JOURNAL_AGE);
    workspace.remove();
  }

  /** Deletes what lost creates made and the graph does not ask for, or asks for and has. */
  private void sweepAfterUp(Work work, Checkpoint held) {
    var wanted =
        work.request().graph().resources().stream()
            .map(resource -> work.stack().urn(resource.type(), resource.name()))
            .collect(Collectors.toSet());
    held.resources().stream().map(Checkpoint.HeldResource::urn).forEach(wanted::remove);
    var rows =
        stores.journal().open(work.stack().name()).stream()
            .filter(row -> !wanted.contains(row.urn()))
            .toList();
    var swept = sweep(work, held, rows);
    if (!swept.unproven().isEmpty()) {
      LOG.warnf(
          "%s: these may be left from an interrupted create, but carry no tags: %s",
          work.request().stack(), swept.unproven());
    }
  }

  private OrphanSweep.Swept sweep(Work work, Checkpoint checkpoint) {
    return sweep(work, checkpoint, stores.journal().open(work.stack().name()));
  }

  private OrphanSweep.Swept sweep(Work work, Checkpoint checkpoint, List<OpenCreate> rows) {
    if (rows.isEmpty()) {
      return OrphanSweep.Swept.NOTHING;
    }
    var known = new KnownObjects(checkpoint);
    try (var session = session(work)) {
      session.configure();
      var adoption = new Adoption(session.calls(), known);
      return new OrphanSweep(work.stack(), stores.journal(), adoption, known, settings.retry())
          .sweep(rows);
    }
  }

  private ProviderSession session(Work work) {
    var account = work.request().account();
    var upstream =
        new Upstreams(settings, work.threads())
            .open(
                account.provider(),
                process ->
                    stores
                        .operations()
                        .pluginStarted(work.number(), process.pid(), ProcessTree.startOf(process)));
    return new ProviderSession(upstream, account, settings, work.until(), work.failures(), limits);
  }

  private JournaledCreate creates(Work work, ProviderSession session, KnownObjects known) {
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

  private CloudCatalog catalog(Work work) {
    var provider = work.request().account().provider();
    var catalog = catalogs.get(provider);
    if (catalog == null) {
      throw new PluginFailedException("nothing is known of the cloud " + provider, null);
    }
    return catalog;
  }

  /**
   * One operation.
   *
   * @param operation which
   * @param request as asked
   * @param stack the engine's name of the stack
   * @param number its row in the operation log
   * @param until its deadline
   * @param failures what fails at the provider
   * @param report says how it ended
   * @param threads runs what it serves
   * @param program a user's; null where the graph says what is wanted
   */
  private record Work(
      Operation operation,
      StackRequest request,
      EngineStack stack,
      long number,
      Instant until,
      FailureLog failures,
      OutcomeReport report,
      Executor threads,
      UserPrograms.@Nullable Prepared program) {}

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

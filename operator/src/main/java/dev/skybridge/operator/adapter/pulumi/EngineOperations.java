package dev.skybridge.operator.adapter.pulumi;

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
import java.util.concurrent.Executor;
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
  private final Scope scope;
  private final ApiLimits limits;
  private final InstantSource clock = InstantSource.system();

  EngineOperations(
      PulumiSettings settings,
      Map<Provider, CloudCatalog> catalogs,
      EngineStores stores,
      Scope scope,
      ApiLimits limits) {
    this.limits = limits;
    this.scope = scope;
    this.settings = settings;
    this.catalogs = Map.copyOf(catalogs);
    this.stores = stores;
    this.state = EngineState.of(settings.backendUrl().reveal());
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
    try (var calls = Scope.currentOr(scope).child(operation.command())) {
      var threads = calls.executor(CALLS);
      var work = new Work(operation, request, stack, number, until, failures, report, threads);
      var before = state.checkpoint(stack);
      closeHeld(stack, before.orElse(Checkpoint.EMPTY));
      var changed = planChanged(work);
      if (changed.isPresent()) {
        return changed.get();
      }
      if (before.isEmpty() && operation != Operation.UP) {
        return withoutStack(work);
      }
      if (operation == Operation.PLAN && work.request().isDestroy()) {
        var held = before.orElseThrow();
        return planned(work, held, steps(work).deletes(held), null);
      }
      if (operation == Operation.DESTROY) {
        var swept = sweep(work, before.orElseThrow());
        if (!swept.unproven().isEmpty()) {
          return report.unproven(swept);
        }
      }
      var outcome = recorded(work, before);
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

  /** What is applied by plan is in the stack's history, with its end. */
  private StackOutcome recorded(Work work, Optional<Checkpoint> before) {
    var plan = work.request().plan();
    if (plan == null) {
      return withEngine(work, before);
    }
    stores.plans().applying(work.stack().name(), plan);
    var outcome = withEngine(work, before);
    var word = outcome instanceof StackOutcome.Failed failed ? failed.reason().code() : "Succeeded";
    stores.plans().applied(work.stack().name(), plan.hash(), word);
    return outcome;
  }

  private StackOutcome withEngine(Work work, Optional<Checkpoint> before) {
    var stack = work.stack();
    var known = new KnownObjects(before.orElse(Checkpoint.EMPTY));
    try (var session = session(work);
        var relay =
            new ProviderRelay(
                session, creates(work, session, known), work.failures(), work.threads())) {
      state.prepare();
      var version = session.version();
      var workspace = StackWorkspace.open(settings.workDirectory(), stack);
      var ready =
          new StackSetup(settings, state, stores.secrets()).ensure(stack, workspace, before);
      if (ready instanceof StackSetup.Refused refused) {
        return work.report().notStarted(refused.ended());
      }
      state.dropPendingCreates(stack);
      var run =
          new EngineRun(
                  settings,
                  stack,
                  work.operation(),
                  workspace,
                  stores.operations(),
                  new EngineCommand.Limits(planFile(work, workspace), targets(work)))
              .execute(
                  new GraphProgram(
                      work.request().graph(),
                      GraphProgram.in(work.request().account().region()),
                      version,
                      work.threads()),
                  relay.port(),
                  work.request().account().provider().packageName(),
                  Duration.between(clock.instant(), work.until()),
                  work.number(),
                  work.threads());
      try {
        return finish(work, workspace, run, known);
      } finally {
        if (run.ended() instanceof Ended.Interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  private StackOutcome finish(
      Work work, StackWorkspace workspace, EngineRun.Report run, KnownObjects known) {
    var stack = work.stack();
    var checkpoint = state.checkpoint(stack);
    var held = checkpoint.orElse(Checkpoint.EMPTY);
    closeHeld(stack, held);
    stores.inventory().replace(stack.name(), held.live());
    state.pruneHistory(stack);
    var outcome = work.report().of(work.operation(), run, known.adopted(), held);
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
          planned(
              work,
              held,
              steps(work).steps(run.events().announced()),
              workspace.plan().orElse(null));
      case INSPECT ->
          new StackOutcome.Inspected(
              held.vendorResources().size(), StepReader.drift(run.events().finished()));
    };
  }

  private static List<String> targets(Work work) {
    return work.request().graph().resources().stream()
        .filter(resource -> work.request().targets().contains(resource.name()))
        .map(resource -> work.stack().urn(resource.type(), resource.name()))
        .toList();
  }

  private StepReader steps(Work work) {
    return new StepReader(work.request().graph(), catalog(work));
  }

  private StackOutcome planned(
      Work work, Checkpoint held, List<StackPlan.Step> steps, byte @Nullable [] enginePlan) {
    var plan =
        new StackPlan(
            planHash(work), work.request().graphHash(), held.vendorResources().size(), steps);
    stores.plans().propose(work.stack().name(), plan, enginePlan);
    return new StackOutcome.Planned(plan);
  }

  /** A request with a plan is refused where that plan would be another by now. */
  private Optional<StackOutcome> planChanged(Work work) {
    var plan = work.request().plan();
    return plan == null || plan.hash().equals(planHash(work))
        ? Optional.empty()
        : Optional.of(work.report().planChanged());
  }

  /** What a plan rests on: the graph, the state it starts from, and who carries it out. */
  private String planHash(Work work) {
    try (var session = session(work)) {
      return EngineStack.sha256(
          String.join(
              "\n",
              work.request().graphHash(),
              state.digest(work.stack()),
              work.request().account().provider().packageName() + "@" + session.version()));
    }
  }

  /**
   * Where the engine writes a plan, or reads the one it must keep to. What was planned without the
   * engine, since there was no state, has none: then everything is made, and nothing else can be.
   */
  private @Nullable Path planFile(Work work, StackWorkspace workspace) {
    workspace.forgetPlan();
    var toApply = work.request().plan();
    if (work.operation() == Operation.PLAN) {
      return workspace.planFile();
    }
    if (work.operation() != Operation.UP || toApply == null) {
      return null;
    }
    var plan = stores.plans().enginePlan(work.stack().name(), toApply.hash());
    plan.ifPresent(workspace::keepPlan);
    return plan.isPresent() ? workspace.planFile() : null;
  }

  /** Nothing is in the engine's state, but something may be in the cloud. */
  private StackOutcome withoutStack(Work work) {
    switch (work.operation()) {
      case PLAN -> {
        return planned(work, Checkpoint.EMPTY, steps(work).creates(work.request().graph()), null);
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
   */
  private record Work(
      Operation operation,
      StackRequest request,
      EngineStack stack,
      long number,
      Instant until,
      FailureLog failures,
      OutcomeReport report,
      Executor threads) {}
}

package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.CloudResource;
import dev.skybridge.model.Provider;
import dev.skybridge.model.StackEngine.StackRequest;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.model.StackOutcome.Changes;
import dev.skybridge.operator.adapter.pulumi.EngineCommand.Operation;
import dev.skybridge.operator.adapter.pulumi.EngineProcess.Ended;
import dev.skybridge.operator.adapter.store.CreateJournal.HeldObject;
import dev.skybridge.operator.stack.CloudCatalog;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** One stack operation from its preparation to what it leaves in the operator's tables. */
final class EngineOperations {
  private final PulumiSettings settings;
  private final Map<Provider, CloudCatalog> catalogs;
  private final EngineStores stores;
  private final EngineState state;
  private final Leftovers leftovers;
  private final InstantSource clock = InstantSource.system();

  EngineOperations(
      PulumiSettings settings, Map<Provider, CloudCatalog> catalogs, EngineStores stores) {
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
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var before = state.checkpoint(stack);
      if (operation != Operation.UP && before.isEmpty()) {
        return withoutStack(operation, request, stack, failures, report, threads);
      }
      if (operation == Operation.DESTROY) {
        sweep(request, stack, failures, threads, before, List.of());
      }
      var known = new KnownObjects(before.orElse(Checkpoint.EMPTY));
      try (var session = session(request, failures, threads);
          var relay =
              new ProviderRelay(
                  session, creates(request, stack, session, known, failures), failures, threads)) {
        var version = session.version();
        var workspace = StackWorkspace.open(settings.workDirectory(), stack);
        var ready =
            new StackSetup(settings, state, stores.secrets()).ensure(stack, workspace, before);
        if (ready instanceof StackSetup.Refused refused) {
          return report.notStarted(refused.ended());
        }
        state.dropPendingCreates(stack);
        var run =
            new EngineRun(settings, stack, operation, workspace, stores.operations())
                .execute(
                    new GraphProgram(request.graph(), request.account().region(), version),
                    relay.port(),
                    request.account().provider().packageName(),
                    Duration.between(clock.instant(), until),
                    number,
                    threads);
        return finish(operation, request, stack, workspace, run, known, report, threads);
      }
    } catch (StatusRuntimeException e) {
      failures.note(VendorErrors.classify(e.getStatus()));
      return report.failed(Changes.NONE, List.of());
    } catch (PluginFailedException e) {
      return report.notStarted(new Ended.NotStarted(String.valueOf(e.getMessage())));
    }
  }

  private StackOutcome finish(
      Operation operation,
      StackRequest request,
      EngineStack stack,
      StackWorkspace workspace,
      EngineRun.Report run,
      KnownObjects known,
      OutcomeReport report,
      ExecutorService threads) {
    var after = state.checkpoint(stack);
    var held = after.orElse(Checkpoint.EMPTY);
    stores
        .journal()
        .closeHeld(
            stack.name(),
            held.vendorResources().stream()
                .map(resource -> new HeldObject(resource.urn(), resource.id()))
                .toList());
    stores.inventory().replace(stack.name(), held.live());
    state.pruneHistory(stack);
    var outcome = report.of(operation, run, known.adopted(), held);
    if (!(outcome instanceof StackOutcome.Succeeded)) {
      return outcome;
    }
    switch (operation) {
      case UP ->
          sweep(request, stack, report.failures(), threads, after, request.graph().resources());
      case REFRESH -> {}
      case DESTROY -> forget(stack, workspace);
    }
    return outcome;
  }

  /** Nothing is in the engine's state, but something may be in the cloud. */
  private StackOutcome withoutStack(
      Operation operation,
      StackRequest request,
      EngineStack stack,
      FailureLog failures,
      OutcomeReport report,
      ExecutorService threads) {
    int deleted = 0;
    if (operation == Operation.DESTROY) {
      deleted = sweep(request, stack, failures, threads, Optional.empty(), List.of());
      forget(stack, StackWorkspace.open(settings.workDirectory(), stack));
      stores.inventory().replace(stack.name(), List.of());
    }
    return report.nothingLeft(deleted);
  }

  private void forget(EngineStack stack, StackWorkspace workspace) {
    stores.secrets().forget(stack.name());
    stores.journal().prune(Duration.ofDays(30));
    workspace.remove();
  }

  /** Deletes what lost creates made, but nothing that the graph asks for. */
  private int sweep(
      StackRequest request,
      EngineStack stack,
      FailureLog failures,
      ExecutorService threads,
      Optional<Checkpoint> checkpoint,
      List<CloudResource> wanted) {
    var urns =
        wanted.stream()
            .map(resource -> stack.urn(resource.type(), resource.name()))
            .collect(Collectors.toSet());
    var open =
        stores.journal().open(stack.name()).stream()
            .filter(row -> !urns.contains(row.urn()))
            .toList();
    if (open.isEmpty()) {
      return 0;
    }
    var known = new KnownObjects(checkpoint.orElse(Checkpoint.EMPTY));
    try (var session = session(request, failures, threads)) {
      session.configure();
      return new OrphanSweep(
              stack,
              stores.journal(),
              new Adoption(session.calls(), known),
              known,
              settings.retry())
          .sweep(open);
    }
  }

  private ProviderSession session(
      StackRequest request, FailureLog failures, ExecutorService threads) {
    return new ProviderSession(
        new Upstreams(settings, threads).open(request.account().provider()),
        request.account(),
        settings,
        failures);
  }

  private JournaledCreate creates(
      StackRequest request,
      EngineStack stack,
      ProviderSession session,
      KnownObjects known,
      FailureLog failures) {
    var catalog = catalogs.get(request.account().provider());
    if (catalog == null) {
      throw new PluginFailedException(
          "nothing is known of the cloud " + request.account().provider(), null);
    }
    return new JournaledCreate(
        stack,
        catalog,
        stores.journal(),
        session.calls(),
        known,
        failures,
        settings.retry(),
        clock);
  }
}

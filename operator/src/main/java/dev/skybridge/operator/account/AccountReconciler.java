package dev.skybridge.operator.account;

import dev.skybridge.crd.CleaningStatus;
import dev.skybridge.crd.CloudAccount;
import dev.skybridge.crd.CloudAccountStatus;
import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.OrphanStatus;
import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.AccountProbe;
import dev.skybridge.model.AccountProbe.Identity;
import dev.skybridge.model.CloudControl;
import dev.skybridge.operator.Annotations;
import dev.skybridge.operator.IntentChanged;
import dev.skybridge.operator.OperatorConfig;
import dev.skybridge.operator.account.AccountPlanner.Decision;
import dev.skybridge.operator.metrics.PlatformMetrics;
import dev.skybridge.operator.security.AdmissionPolicy;
import dev.skybridge.operator.stack.AccountAccess;
import dev.skybridge.operator.status.ConditionList;
import dev.skybridge.operator.tracing.ReconcileTrace;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps CloudAccounts: asks the cloud whether the credentials work, and whose they are. */
@ControllerConfiguration(
    name = "cloudaccount",
    fieldManager = "skybridge",
    generationAwareEventProcessing = false,
    informer = @Informer(onUpdateFilter = IntentChanged.class))
public final class AccountReconciler implements Reconciler<CloudAccount> {
  private static final Duration PROBE_DEADLINE = Duration.ofSeconds(15);

  private final KubernetesClient client;
  private final AccountProbe probe;
  private final AccountPlanner planner = new AccountPlanner();
  private final OrphanFinder orphans;
  private final OrphanCleaner cleaner;
  private final AccountEvents events;
  private final boolean findsOrphans;
  private final InstantSource clock;
  private final ReconcileTrace trace;

  /** Composes the reconciler. */
  @Inject
  public AccountReconciler(
      KubernetesClient client,
      AccountProbe probe,
      @Any Instance<CloudControl> clouds,
      ObjectOwners owners,
      OperatorConfig config,
      PlatformMetrics metrics,
      InstantSource clock,
      ReconcileTrace trace) {
    var settings = config.account();
    this.orphans =
        new OrphanFinder(clouds, owners, settings.orphansEvery(), settings.orphanAge(), metrics);
    this.cleaner =
        new OrphanCleaner(orphans, owners, this::stackExists, settings.orphanAge(), metrics, clock);
    this.findsOrphans = settings.findOrphans();
    this.events = new AccountEvents(client);
    this.client = client;
    this.probe = probe;
    this.clock = clock;
    this.trace = trace;
  }

  @Override
  public UpdateControl<CloudAccount> reconcile(
      CloudAccount account, Context<CloudAccount> context) {
    return trace.around("CloudAccount", account, () -> settle(account));
  }

  private UpdateControl<CloudAccount> settle(CloudAccount account) {
    var secret = secret(account);
    var decision = planner.decide(observe(account, secret));
    var before = account.getStatus();
    var told = before == null ? null : before.orphans();
    var cleaning = before == null ? null : before.cleaning();
    var found = told;
    if (decision instanceof Decision.Usable) {
      var access =
          AccountAccess.credentials(account.getSpec(), name(account), secret.orElseThrow());
      cleaning = clean(account, access, told, cleaning);
      var cleaned = before != null && !Objects.equals(cleaning, before.cleaning());
      found = orphans(account, access, cleaned && cleaning != null && cleaning.request() != null);
    }
    var after =
        status(
            account.getMetadata().getGeneration(),
            before,
            decision,
            found,
            cleaning,
            clock.instant());
    var pause = pause(account, decision, found);
    return after.equals(before)
        ? UpdateControl.<CloudAccount>noUpdate().rescheduleAfter(pause)
        : UpdateControl.patchStatus(withStatus(account, after)).rescheduleAfter(pause);
  }

  /** What becomes of the request to delete orphans, where there is one that is not done yet. */
  private @Nullable CleaningStatus clean(
      CloudAccount account,
      AccountCredentials access,
      @Nullable OrphanStatus told,
      @Nullable CleaningStatus before) {
    var request = Annotations.value(account, Annotations.CLEAN_ORPHANS).orElse("");
    if (request.isBlank()) {
      return before == null
          ? null
          : new CleaningStatus(null, before.requestedBy(), before.at(), before.objects());
    }
    if (before != null && request.equals(before.request())) {
      return before;
    }
    var by = Annotations.value(account, Annotations.CLEAN_ORPHANS_BY).orElse(null);
    var cleaning =
        AdmissionPolicy.CLEAN_ORPHANS.isEnforced(client)
            ? cleaner.clean(access, told, request, by)
            : cleaner.refuse(request, "admission does not check who asks: apply its policies");
    events.cleaned(account, cleaning);
    return cleaning;
  }

  private boolean stackExists(String stack) {
    var slash = stack.indexOf('/');
    return slash > 0
        && slash < stack.length() - 1
        && client
                .resources(CloudStack.class)
                .inNamespace(stack.substring(0, slash))
                .withName(stack.substring(slash + 1))
                .get()
            != null;
  }

  private @Nullable OrphanStatus orphans(
      CloudAccount account, AccountCredentials access, boolean cleaned) {
    var last = account.getStatus() == null ? null : account.getStatus().orphans();
    var requested = Annotations.value(account, Annotations.ORPHANS_REQUESTED).orElse(null);
    var now = clock.instant();
    var isNew = account.getStatus() == null || account.getStatus().accountId() == null;
    // whether the keys work is said first: the look takes its time
    var waits = !cleaned && now.isBefore(orphans.due(name(account), last, requested, now));
    return !findsOrphans || isNew || waits ? last : orphans.find(access, last, requested, now);
  }

  private Duration pause(CloudAccount account, Decision decision, @Nullable OrphanStatus found) {
    if (!findsOrphans || found == null || decision instanceof Decision.Unusable) {
      return decision.recheckAfter();
    }
    var now = clock.instant();
    var left = Duration.between(now, orphans.due(name(account), found, found.requestedAt(), now));
    return left.isPositive() && left.compareTo(decision.recheckAfter()) < 0
        ? left
        : decision.recheckAfter();
  }

  private static String name(CloudAccount account) {
    return account.getMetadata().getNamespace() + "/" + account.getMetadata().getName();
  }

  private Optional<Secret> secret(CloudAccount account) {
    return Optional.ofNullable(
        client
            .secrets()
            .inNamespace(account.getMetadata().getNamespace())
            .withName(account.getSpec().credentials().name())
            .get());
  }

  private Identity observe(CloudAccount account, Optional<Secret> secret) {
    var name = account.getSpec().credentials().name();
    return AccountAccess.missing(account.getSpec().provider(), name, secret)
        .<Identity>map(Identity.Unknown::new)
        .orElseGet(() ->
            probe.identify(
                AccountAccess.credentials(account.getSpec(), name(account), secret.orElseThrow()),
                PROBE_DEADLINE));
  }

  private static CloudAccountStatus status(
      long generation,
      @Nullable CloudAccountStatus before,
      Decision decision,
      @Nullable OrphanStatus orphans,
      @Nullable CleaningStatus cleaning,
      Instant now) {
    var list = new ConditionList(before == null ? List.of() : before.conditions(), generation, now);
    return switch (decision) {
      case Decision.Usable usable ->
          new CloudAccountStatus(
              generation,
              usable.accountId(),
              list.settled("the cloud accepts the credentials").build(),
              orphans,
              cleaning);
      case Decision.Unusable unusable ->
          new CloudAccountStatus(
              generation,
              before == null ? null : before.accountId(),
              (unusable.stalled()
                      ? list.stalled(unusable.problem())
                      : list.held(unusable.problem()))
                  .build(),
              orphans,
              cleaning);
    };
  }

  private static CloudAccount withStatus(CloudAccount account, CloudAccountStatus status) {
    var patch = new CloudAccount();
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(account.getMetadata().getNamespace())
            .withName(account.getMetadata().getName())
            .build());
    patch.setStatus(status);
    return patch;
  }
}

package dev.skybridge.operator.account;

import dev.skybridge.crd.CloudAccount;
import dev.skybridge.crd.CloudAccountStatus;
import dev.skybridge.model.AccountProbe;
import dev.skybridge.model.AccountProbe.Identity;
import dev.skybridge.operator.IntentChanged;
import dev.skybridge.operator.account.AccountPlanner.Decision;
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
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
  private final InstantSource clock;
  private final ReconcileTrace trace;

  /** Composes the reconciler. */
  @Inject
  public AccountReconciler(
      KubernetesClient client, AccountProbe probe, InstantSource clock, ReconcileTrace trace) {
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
    var decision = planner.decide(observe(account));
    var before = account.getStatus();
    var after = status(account.getMetadata().getGeneration(), before, decision, clock.instant());
    return after.equals(before)
        ? UpdateControl.<CloudAccount>noUpdate().rescheduleAfter(decision.recheckAfter())
        : UpdateControl.patchStatus(withStatus(account, after))
            .rescheduleAfter(decision.recheckAfter());
  }

  private Identity observe(CloudAccount account) {
    var metadata = account.getMetadata();
    var name = account.getSpec().credentials().name();
    Optional<Secret> secret =
        Optional.ofNullable(
            client.secrets().inNamespace(metadata.getNamespace()).withName(name).get());
    return AccountAccess.missing(account.getSpec().provider(), name, secret)
        .<Identity>map(Identity.Unknown::new)
        .orElseGet(() ->
            probe.identify(
                AccountAccess.credentials(
                    account.getSpec(),
                    metadata.getNamespace() + "/" + metadata.getName(),
                    secret.orElseThrow()),
                PROBE_DEADLINE));
  }

  private static CloudAccountStatus status(
      long generation, @Nullable CloudAccountStatus before, Decision decision, Instant now) {
    var list = new ConditionList(before == null ? List.of() : before.conditions(), generation, now);
    return switch (decision) {
      case Decision.Usable usable ->
          new CloudAccountStatus(
              generation,
              usable.accountId(),
              list.settled("the cloud accepts the credentials").build());
      case Decision.Unusable unusable ->
          new CloudAccountStatus(
              generation,
              before == null ? null : before.accountId(),
              (unusable.stalled()
                      ? list.stalled(unusable.problem())
                      : list.held(unusable.problem()))
                  .build());
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

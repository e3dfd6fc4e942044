package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.AccountProbe;
import dev.skybridge.model.Problem;
import dev.skybridge.model.Provider;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.stack.CloudCatalog;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.task.Origin;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.InvokeResponse;

/** Asks through the vendor's own provider, without an engine. */
public final class ProviderAccountProbe implements AccountProbe {
  private static final Origin CALLS = Origin.here("account probe");

  private final PulumiSettings settings;
  private final Map<Provider, CloudCatalog> catalogs;
  private final Scope scope;
  private final ApiLimits limits;

  /**
   * With its parts.
   *
   * @param settings which providers run
   * @param catalogs know the function to ask
   * @param scope around probes that no other scope is around
   * @param limits how fast the vendors are called
   */
  public ProviderAccountProbe(
      PulumiSettings settings,
      Map<Provider, CloudCatalog> catalogs,
      Scope scope,
      ApiLimits limits) {
    this.limits = limits;
    this.scope = scope;
    this.settings = settings;
    this.catalogs = Map.copyOf(catalogs);
  }

  @Override
  public Identity identify(AccountCredentials account, Duration deadline) {
    var catalog = catalogs.get(account.provider());
    if (catalog == null) {
      return unknown(Reason.NOT_SUPPORTED, "nothing is known of the cloud " + account.provider());
    }
    var hurried = settings.within(deadline);
    try (var calls = Scope.currentOr(scope).child("account probe", deadline);
        var session =
            new ProviderSession(
                new Upstreams(hurried, calls.executor(CALLS))
                    .open(account.provider(), process -> {}),
                account,
                hurried,
                Instant.now().plus(deadline),
                new FailureLog(),
                limits)) {
      session.configure();
      return ask(session, catalog.accountQuery());
    } catch (StatusRuntimeException e) {
      var failure = VendorErrors.classify(e.getStatus());
      return unknown(failure.reason(), Masking.of(account, settings).apply(failure.message()));
    } catch (PluginFailedException e) {
      return unknown(Reason.CLOUD_UNREACHABLE, String.valueOf(e.getMessage()));
    }
  }

  private static Identity ask(ProviderSession session, CloudCatalog.AccountQuery query) {
    var response =
        session
            .calls()
            .call(
                "Invoke",
                InvokeRequest.newBuilder().setTok(query.function()).build(),
                InvokeResponse.parser());
    var id =
        PropertyCodec.plainText(
            response.getReturn().getFieldsOrDefault(query.property(), PropertyCodec.text("")));
    return id.filter(text -> !text.isEmpty())
        .<Identity>map(Identity.Known::new)
        .orElseGet(() ->
            unknown(Reason.CLOUD_UNREACHABLE, query.function() + " gave no " + query.property()));
  }

  private static Identity unknown(Reason reason, String message) {
    return new Identity.Unknown(new Problem(reason, message));
  }
}

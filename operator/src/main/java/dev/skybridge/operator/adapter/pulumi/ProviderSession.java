package dev.skybridge.operator.adapter.pulumi;

import com.google.protobuf.Empty;
import dev.skybridge.model.AccountCredentials;
import java.time.Instant;
import pulumirpc.Plugin.PluginInfo;

/** One connection to a vendor's provider for one account. */
final class ProviderSession implements AutoCloseable {
  private final Upstream upstream;
  private final ProviderCalls calls;
  private final CredentialInjection credentials;

  /**
   * Over a connection, which the session closes.
   *
   * @param until when everything must have ended
   * @param failures hears of what fails for good
   * @param limits how fast the account may be called
   */
  ProviderSession(
      Upstream upstream,
      AccountCredentials account,
      PulumiSettings settings,
      Instant until,
      FailureLog failures,
      ApiLimits limits) {
    this.upstream = upstream;
    this.calls =
        new ProviderCalls(
            upstream.channel(), settings, until, failures, new ApiGate(limits, account));
    this.credentials = new CredentialInjection(account, calls);
  }

  /** Calls to the provider. */
  ProviderCalls calls() {
    return calls;
  }

  /** Adds the account's credentials to what the engine sends. */
  CredentialInjection credentials() {
    return credentials;
  }

  /**
   * The version of the provider; the first call of an operation, so that a provider which is away
   * is noticed before an engine is started.
   *
   * @throws io.grpc.StatusRuntimeException if the provider does not answer
   */
  String version() {
    return calls
        .call("GetPluginInfo", Empty.getDefaultInstance(), PluginInfo.parser())
        .getVersion();
  }

  /**
   * Configures the provider without an engine.
   *
   * @throws io.grpc.StatusRuntimeException if the provider refuses or does not answer
   */
  void configure() {
    calls.call("Configure", credentials.ownConfiguration().toByteArray());
  }

  @Override
  public void close() {
    calls.close();
    upstream.close();
  }
}

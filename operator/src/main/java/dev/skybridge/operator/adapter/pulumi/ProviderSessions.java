package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.operator.adapter.store.OperationLog;
import dev.skybridge.runtime.context.carry.ProcessTree;

/** Opens sessions with the vendors' providers. */
final class ProviderSessions {
  private final PulumiSettings settings;
  private final OperationLog log;
  private final ApiLimits limits;

  ProviderSessions(PulumiSettings settings, OperationLog log, ApiLimits limits) {
    this.settings = settings;
    this.log = log;
    this.limits = limits;
  }

  /**
   * A session for one operation; the caller closes it.
   *
   * @throws PluginFailedException where the provider can't be started
   */
  ProviderSession open(EngineWork work) {
    var account = work.request().account();
    var upstream =
        new Upstreams(settings, work.threads())
            .open(
                account.provider(),
                process ->
                    log.pluginStarted(work.number(), process.pid(), ProcessTree.startOf(process)));
    return new ProviderSession(upstream, account, settings, work.until(), work.failures(), limits);
  }
}

package dev.skybridge.operator.adapter.argocd;

import dev.skybridge.crd.Application;
import dev.skybridge.operator.Annotations;
import dev.skybridge.operator.stack.CommitSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The commit that Argo CD synced last of what an Application is a part of. Argo CD's own annotation
 * on the object names the Argo CD application.
 */
public final class SyncedCommits implements CommitSource, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(SyncedCommits.class);

  /** SHA-1 or SHA-256; a chart's version is no commit. */
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  private final ArgoClient client;

  /**
   * With calls of its own.
   *
   * @throws IllegalArgumentException without {@code skybridge.argocd.url}
   */
  public SyncedCommits(ArgoCdConfig config) {
    this.client = new ArgoClient(config);
  }

  @Override
  public Optional<String> commitOf(Application application) {
    return Annotations.value(application, Annotations.TRACKING_ID)
        .flatMap(SyncedCommits::argoApplication)
        .flatMap(this::synced);
  }

  /**
   * {@code name:group/kind:namespace/name}; with a namespace of its own, {@code namespace_name}.
   */
  static Optional<String> argoApplication(String trackingId) {
    var name = trackingId.substring(0, Math.max(0, trackingId.indexOf(':')));
    return Optional.of(name.substring(name.indexOf('_') + 1)).filter(text -> !text.isEmpty());
  }

  private Optional<String> synced(String name) {
    try {
      return client
          .getOfAnyProject(name)
          .map(SyncedCommits::revision)
          .filter(text -> COMMIT.matcher(text).matches());
    } catch (ArgoFailure failure) {
      LOG.infof("the commit of Argo CD application %s is not known: %s", name, failure.problem());
      return Optional.empty();
    }
  }

  /** What the last sync brought, which may be older than what was compared since. */
  private static String revision(ArgoApplication application) {
    var brought = application.operationRevision();
    var compared = application.revision();
    return brought.isEmpty() && compared != null ? compared : brought;
  }

  @Override
  public void close() {
    client.close();
  }
}

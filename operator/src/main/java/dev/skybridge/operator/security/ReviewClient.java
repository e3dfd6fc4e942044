package dev.skybridge.operator.security;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The Kubernetes client with a short deadline, for calls that a person waits for. */
@ApplicationScoped
public class ReviewClient {
  private static final int RETRIES = 1;

  private final KubernetesClient client;
  private final int deadlineMillis;

  /**
   * Shares the connections of {@code client}.
   *
   * @param client the operator's own client
   * @param config deadlines
   */
  @Inject
  public ReviewClient(KubernetesClient client, SecurityConfig config) {
    this.client = client;
    this.deadlineMillis = Math.toIntExact(config.reviewDeadline().toMillis());
  }

  /** As the operator. */
  public KubernetesClient asOperator() {
    return client.newClient(bounded().build()).adapt(KubernetesClient.class);
  }

  /** As {@code user}: the API server authorises and audits the call as theirs. */
  public KubernetesClient as(User user) {
    var config =
        bounded()
            .withImpersonateUsername(user.name())
            .withImpersonateGroups(user.groups().toArray(String[]::new))
            .withImpersonateExtras(headerNames(user.extra()))
            .build();
    return client.newClient(config).adapt(KubernetesClient.class);
  }

  /**
   * The keys as they go into header names: percent-encoded (Kubernetes documentation, "User
   * impersonation").
   */
  static Map<String, List<String>> headerNames(Map<String, List<String>> extra) {
    return extra.entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8),
                Map.Entry::getValue));
  }

  private RequestConfigBuilder bounded() {
    return new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
        .withRequestTimeout(deadlineMillis)
        .withRequestRetryBackoffLimit(RETRIES);
  }
}

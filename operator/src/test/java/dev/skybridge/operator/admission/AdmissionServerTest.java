package dev.skybridge.operator.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skybridge.crd.Application;
import dev.skybridge.operator.application.KnownApplications;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReview;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The port over TLS, with certificates made here. */
final class AdmissionServerTest {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final Vertx vertx = Vertx.vertx();
  private final KubernetesClient client = new KubernetesClientBuilder().build();
  private final AtomicBoolean listed = new AtomicBoolean(true);
  private final KnownApplications known = new KnownApplications(listed::get);

  @AfterEach
  void close() throws Exception {
    client.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void shouldListenNowhereWithoutACertificate() {
    // given
    var server = server(new Certificates(null, null));

    // when
    server.start(new StartupEvent());

    // then
    assertThat(server.port()).isEqualTo(-1);
  }

  @Test
  void shouldAnswerReviews() throws Exception {
    // given
    known.from(id ->
        id.getName().equals("orders") && id.getNamespace().orElse("").equals("shop")
            ? Optional.of(application("shop", "orders", "cart"))
            : Optional.empty());
    var own = Identity.create("operator");
    var server = started(new Certificates(Identity.options(own.own()), null));

    // when
    var closing = post(server, own, null, review("shop", "CREATE", "cart", "orders"));
    var valid = post(server, own, null, review("shop", "CREATE", "cart", "stock"));
    var elsewhere = post(server, own, null, review("other", "CREATE", "cart", "orders"));
    var deletion = post(server, own, null, review("shop", "DELETE", "cart", "orders"));

    // then
    var refusal = Serialization.unmarshal(closing.body(), AdmissionReview.class).getResponse();
    assertThat(refusal.getUid()).isEqualTo("one");
    assertThat(refusal.getAllowed()).isFalse();
    assertThat(refusal.getStatus().getMessage())
        .startsWith(
            "DependencyCycle: applications depend on each other: cart → orders → cart. Cure: ");
    assertThat(allowed(valid)).isTrue();
    assertThat(allowed(elsewhere)).as("names of other namespaces mean nothing").isTrue();
    assertThat(allowed(deletion)).isTrue();
  }

  @Test
  void shouldNotGuessWhereItCannotSay() throws Exception {
    // given
    var own = Identity.create("operator");
    var server = started(new Certificates(Identity.options(own.own()), null));
    known.from(id -> Optional.empty());

    // when, then
    assertThat(post(server, own, null, "{}").statusCode()).isEqualTo(400);
    assertThat(post(server, own, null, "").statusCode()).isEqualTo(400);
    assertThat(post(server, own, null, "{\"kind\": [").statusCode()).isEqualTo(400);

    // and when: the applications are not listed yet
    listed.set(false);

    // then: no answer, which failurePolicy decides on
    var early = post(server, own, null, review("shop", "CREATE", "cart", "cart"));
    assertThat(early.statusCode()).isEqualTo(503);
  }

  @Test
  void shouldAnswerThoseAloneWhoseCertificateIsTrusted() throws Exception {
    // given
    known.from(id -> Optional.empty());
    var own = Identity.create("operator");
    var apiServer = Identity.create("kube-apiserver");
    var server =
        started(
            new Certificates(Identity.options(own.own()), Identity.options(apiServer.trusted())));
    var review = review("shop", "CREATE", "cart", "orders");

    // when, then
    assertThat(allowed(post(server, own, apiServer, review))).isTrue();
    assertThatThrownBy(() -> post(server, own, null, review)).isInstanceOf(IOException.class);
    var stranger = Identity.create("kube-apiserver");
    assertThatThrownBy(() -> post(server, own, stranger, review)).isInstanceOf(IOException.class);
  }

  @Test
  void shouldTakeARenewedCertificateWithoutARestart() throws Exception {
    // given
    known.from(id -> Optional.empty());
    var own = Identity.create("operator");
    var server = started(new Certificates(Identity.options(own.own()), null));
    var review = review("shop", "CREATE", "cart", "orders");
    assertThat(allowed(post(server, own, null, review))).isTrue();

    // when
    var next = Identity.create("operator");
    server.renew(
        new CertificateUpdatedEvent(
            "admission", new Certificates(Identity.options(next.own()), null)));

    // then
    Awaitility.await()
        .atMost(DEADLINE)
        .ignoreExceptions()
        .until(() -> allowed(post(server, next, null, review)));
    assertThatThrownBy(() -> post(server, own, null, review)).isInstanceOf(IOException.class);
    server.stop(new ShutdownEvent());
  }

  private AdmissionServer started(Certificates certificates) {
    var server = server(certificates);
    server.start(new StartupEvent());
    return server;
  }

  private AdmissionServer server(Certificates certificates) {
    var config =
        new AdmissionConfig() {
          @Override
          public String host() {
            return "127.0.0.1";
          }

          @Override
          public int port() {
            return 0;
          }
        };
    return new AdmissionServer(vertx, certificates, config, new ApplicationReviews(known, client));
  }

  private static boolean allowed(HttpResponse<String> answer) {
    return Serialization.unmarshal(answer.body(), AdmissionReview.class).getResponse().getAllowed();
  }

  private static HttpResponse<String> post(
      AdmissionServer server, Identity trusted, @Nullable Identity caller, String body)
      throws GeneralSecurityException, IOException, InterruptedException {
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted.trusted());
    var tls = SSLContext.getInstance("TLS");
    tls.init(keys(caller), trust.getTrustManagers(), null);
    try (var http = HttpClient.newBuilder().sslContext(tls).connectTimeout(DEADLINE).build()) {
      var address = "https://127.0.0.1:" + server.port() + AdmissionServer.PATH;
      return http.send(
          HttpRequest.newBuilder(URI.create(address))
              .timeout(DEADLINE)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static KeyManager[] keys(@Nullable Identity caller)
      throws GeneralSecurityException, IOException {
    if (caller == null) {
      return new KeyManager[0];
    }
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(caller.own(), Identity.password());
    return factory.getKeyManagers();
  }

  private static Application application(String namespace, String name, String needs) {
    return Serialization.unmarshal(object(namespace, name, needs), Application.class);
  }

  private static String review(String namespace, String operation, String name, String needs) {
    return """
    {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {
      "uid": "one", "operation": "%s", "namespace": "%s", "name": "%s", "object": %s}}
    """
        .formatted(operation, namespace, name, object(namespace, name, needs));
  }

  private static String object(String namespace, String name, String needs) {
    return """
    {"apiVersion": "skybridge.dev/v1alpha1", "kind": "Application",
     "metadata": {"namespace": "%s", "name": "%s"},
     "spec": {"components": [{"name": "web", "image": "demo/web:1"}],
       "placements": [{"name": "here"}], "dependsOn": ["%s"]}}
    """
        .formatted(namespace, name, needs);
  }
}

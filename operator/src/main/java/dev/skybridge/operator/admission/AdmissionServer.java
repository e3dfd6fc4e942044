package dev.skybridge.operator.admission;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.HttpURLConnection;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where the API server asks before it takes a change: a port of its own with TLS and this one path.
 * With a trust store it asks callers for a certificate; the API server then is the only one who has
 * it. A renewed certificate is used from the next connection on.
 */
@ApplicationScoped
public class AdmissionServer {
  static final String PATH = "/admission/applications";

  private static final Logger LOG = Logger.getLogger(AdmissionServer.class);
  private static final String TLS = "admission";
  private static final long START_SECONDS = 10;
  private static final int IDLE_SECONDS = 120;

  /** An object of etcd's default limit, twice: as it was and as it is to be. */
  private static final long BODY_LIMIT = 4L << 20;

  private final Vertx vertx;
  private final TlsConfigurationRegistry certificates;
  private final AdmissionConfig config;
  private final ApplicationReviews reviews;
  private @Nullable HttpServer server;

  /**
   * Listens from the start of the program on.
   *
   * @param vertx whose loops take the requests
   * @param certificates from the configuration
   * @param config address
   * @param reviews answers
   */
  @Inject
  public AdmissionServer(
      Vertx vertx,
      TlsConfigurationRegistry certificates,
      AdmissionConfig config,
      ApplicationReviews reviews) {
    this.vertx = vertx;
    this.certificates = certificates;
    this.config = config;
    this.reviews = reviews;
  }

  synchronized void start(@Observes StartupEvent starting) {
    certificates.get(TLS).filter(tls -> tls.getKeyStoreOptions() != null).ifPresent(this::listen);
  }

  private void listen(TlsConfiguration tls) {
    var router = Router.router(vertx);
    router
        .post(PATH)
        .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT))
        .blockingHandler(this::review, false);
    var started = vertx.createHttpServer(options(tls)).requestHandler(router);
    try {
      started
          .listen()
          .toCompletionStage()
          .toCompletableFuture()
          .get(START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the admission port was opened", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "cannot listen on " + config.host() + ":" + config.port() + " for admission", e);
    }
    server = started;
    LOG.infof("admission of applications on https://%s:%d%s", config.host(), port(), PATH);
  }

  /** Where it listens; -1 where it does not. */
  synchronized int port() {
    return server == null ? -1 : server.actualPort();
  }

  private HttpServerOptions options(TlsConfiguration tls) {
    var trusted = tls.getTrustStoreOptions();
    return new HttpServerOptions()
        .setHost(config.host())
        .setPort(config.port())
        .setIdleTimeout(IDLE_SECONDS)
        .setSsl(true)
        .setKeyCertOptions(tls.getKeyStoreOptions())
        .setTrustOptions(trusted)
        .setEnabledSecureTransportProtocols(
            tls.getSSLOptions().getEnabledSecureTransportProtocols())
        .setClientAuth(trusted == null ? ClientAuth.NONE : ClientAuth.REQUIRED);
  }

  private void review(RoutingContext call) {
    if (!reviews.ready()) {
      // no answer is no refusal: failurePolicy decides
      call.response().setStatusCode(HttpURLConnection.HTTP_UNAVAILABLE).end();
      return;
    }
    String answer;
    try {
      answer = reviews.answer(Objects.requireNonNullElse(call.body().asString(), ""));
    } catch (IllegalArgumentException | KubernetesClientException e) {
      LOG.debug("not a review", e);
      call.response().setStatusCode(HttpURLConnection.HTTP_BAD_REQUEST).end();
      return;
    }
    call.response().putHeader("Content-Type", "application/json").end(answer);
  }

  synchronized void renew(@Observes CertificateUpdatedEvent renewed) {
    if (server != null && renewed.name().equals(TLS)) {
      server
          .updateSSLOptions(renewed.tlsConfiguration().getSSLOptions())
          .onFailure(e -> LOG.error("the renewed admission certificate could not be used", e));
    }
  }

  synchronized void stop(@Observes ShutdownEvent stopping) {
    if (server != null) {
      server.close();
    }
  }
}

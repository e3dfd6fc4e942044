package dev.skybridge.operator.console;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Serves the console's page for the links into it, and sends the headers that keep a browser safe.
 */
@ApplicationScoped
public class SinglePage {
  private static final int BEFORE_ALL = -1000;
  private static final String INDEX = "/index.html";

  /** Where no page of the console lies. */
  private static final List<String> ELSEWHERE = List.of("/api/", "/q/", "/assets/");

  /** Paths that are not a page of the console, whole. */
  private static final List<String> FILES = List.of("/", INDEX, "/metrics", "/q");

  /** Ant Design writes its styles into the page, hence {@code unsafe-inline} for styles alone. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'"
          + " data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors"
          + " 'none'";

  void install(@Observes Router router) {
    router.route().order(BEFORE_ALL).handler(SinglePage::handle);
  }

  private static void handle(RoutingContext call) {
    var path = call.normalizedPath();
    if (isPage(path) && isForPeople(call)) {
      call.reroute(INDEX);
      return;
    }
    call.response()
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    if (path.equals(INDEX) || path.equals("/")) {
      call.response().putHeader("Cache-Control", "no-cache");
    }
    call.next();
  }

  static boolean isPage(String path) {
    return !FILES.contains(path) && ELSEWHERE.stream().noneMatch(path::startsWith);
  }

  private static boolean isForPeople(RoutingContext call) {
    var accept = call.request().getHeader("Accept");
    return call.request().method().equals(HttpMethod.GET)
        && accept != null
        && accept.contains("text/html");
  }
}

package dev.skybridge.world.git;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request of the smart HTTP protocol (gitprotocol-http), as method and URL say it. */
sealed interface GitRequest {
  /** A client asks for the references, the first step of a fetch or push. */
  record Advertise(String repository, Service service) implements GitRequest {}

  /** A client sends its half of the exchange and waits for ours. */
  record Exchange(String repository, Service service) implements GitRequest {}

  /** Nothing that Git sends. */
  record Unknown() implements GitRequest {}

  /** The two ends of the protocol. */
  enum Service {
    UPLOAD_PACK("git-upload-pack"),
    RECEIVE_PACK("git-receive-pack");

    private final String wireName;

    Service(String wireName) {
      this.wireName = wireName;
    }

    String wireName() {
      return wireName;
    }

    static Optional<Service> named(String name) {
      for (Service service : values()) {
        if (service.wireName.equals(name)) {
          return Optional.of(service);
        }
      }
      return Optional.empty();
    }
  }

  /** Up to two plain segments, so that no name leaves the folder of the repositories. */
  Pattern PATH =
      Pattern.compile(
          "/([A-Za-z0-9][A-Za-z0-9._-]{0,99}(?:/[A-Za-z0-9][A-Za-z0-9._-]{0,99})?)"
              + "/(info/refs|git-upload-pack|git-receive-pack)");

  static GitRequest parse(String method, URI url) {
    Matcher matcher = PATH.matcher(url.getPath());
    if (!matcher.matches()) {
      return new Unknown();
    }
    String repository = withoutSuffix(matcher.group(1));
    String action = matcher.group(2);
    if (action.equals("info/refs")) {
      String query = url.getQuery() == null ? "" : url.getQuery();
      if (!method.equals("GET") || !query.startsWith("service=")) {
        return new Unknown();
      }
      return Service.named(query.substring("service=".length()))
          .<GitRequest>map(service -> new Advertise(repository, service))
          .orElseGet(Unknown::new);
    }
    if (!method.equals("POST")) {
      return new Unknown();
    }
    return Service.named(action)
        .<GitRequest>map(service -> new Exchange(repository, service))
        .orElseGet(Unknown::new);
  }

  private static String withoutSuffix(String name) {
    return name.endsWith(".git") ? name.substring(0, name.length() - ".git".length()) : name;
  }
}

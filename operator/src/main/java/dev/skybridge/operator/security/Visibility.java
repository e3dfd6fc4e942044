package dev.skybridge.operator.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Which namespaces a user may see. */
@ApplicationScoped
public class Visibility {
  /** Reviews under way at once for one question, so that the API server isn't flooded. */
  private static final int CONCURRENT_REVIEWS = 8;

  private final AccessReviewer access;

  /**
   * Asks {@code access}.
   *
   * @param access decides
   */
  @Inject
  public Visibility(AccessReviewer access) {
    this.access = access;
  }

  /**
   * Those of {@code namespaces} in which the user may list the kind.
   *
   * @param user who
   * @param resource plural name of a kind of the group {@code skybridge.dev}
   * @param namespaces candidates
   * @throws ReviewUnavailable when the API server can't be asked
   */
  public Set<String> visible(User user, String resource, Collection<String> namespaces) {
    var all = Set.copyOf(namespaces);
    if (all.isEmpty() || access.allows(user, Permission.on("list", resource, null))) {
      return all;
    }
    Set<String> visible = ConcurrentHashMap.newKeySet();
    var places = new Semaphore(CONCURRENT_REVIEWS);
    try (var reviews = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          all.stream()
              .map(namespace ->
                  reviews.submit(() -> {
                    places.acquire();
                    try {
                      if (sees(user, resource, namespace)) {
                        visible.add(namespace);
                      }
                    } finally {
                      places.release();
                    }
                    return namespace;
                  }))
              .toList();
      answers.forEach(Visibility::join);
    }
    return Set.copyOf(visible);
  }

  /** Whether the user may list the kind in this namespace. */
  public boolean sees(User user, String resource, String namespace) {
    return access.allows(user, Permission.on("list", resource, null))
        || access.allows(user, Permission.on("list", resource, namespace));
  }

  /**
   * Passes when the user may do this.
   *
   * @throws NotAuthorized when not
   * @throws ReviewUnavailable when the API server can't be asked
   */
  public void require(User user, Permission permission) {
    if (!access.allows(user, permission)) {
      throw new NotAuthorized(user, permission);
    }
  }

  private static void join(Future<?> answer) {
    try {
      answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReviewUnavailable(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new ReviewUnavailable(e);
    }
  }
}

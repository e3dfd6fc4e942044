package dev.skybridge.operator.security;

import dev.skybridge.operator.runtime.Pools;
import dev.skybridge.runtime.pool.Handle;
import dev.skybridge.runtime.pool.Outcome;
import dev.skybridge.runtime.pool.Priority;
import dev.skybridge.runtime.pool.Task;
import dev.skybridge.runtime.pool.WorkerPool;
import dev.skybridge.runtime.task.Origin;
import io.fabric8.kubernetes.api.model.HasMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which namespaces a user may see. */
@ApplicationScoped
public class Visibility {
  private static final Origin REVIEW = Origin.here("access review");

  private final AccessReviewer access;
  private final WorkerPool pool;

  /**
   * Asks {@code access}.
   *
   * @param access decides
   * @param pools bounds how much is asked at once, with turns between users
   */
  @Inject
  public Visibility(AccessReviewer access, Pools pools) {
    this(access, pools.reviews());
  }

  Visibility(AccessReviewer access, WorkerPool pool) {
    this.access = access;
    this.pool = pool;
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
    // the namespace everywhere was asked for already; a person waits for the others
    var answers = new HashMap<String, Handle<Boolean>>();
    for (var namespace : all) {
      var permission = Permission.on("list", resource, namespace);
      var review = Task.of(REVIEW, user.name(), () -> access.allows(user, permission));
      answers.put(namespace, pool.submit(review.at(Priority.HIGH)));
    }
    return answers.entrySet().stream()
        .filter(answer -> answered(answer.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Those of the objects that the user may list. */
  public <T extends HasMetadata> List<T> seen(User user, String resource, List<T> objects) {
    var namespaces =
        visible(
            user,
            resource,
            objects.stream()
                .map(object -> object.getMetadata().getNamespace())
                .collect(Collectors.toSet()));
    return objects.stream()
        .filter(object -> namespaces.contains(object.getMetadata().getNamespace()))
        .toList();
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

  private static boolean answered(Handle<Boolean> review) {
    try {
      return switch (review.await()) {
        case Outcome.Returned<Boolean>(var allowed) -> allowed;
        case Outcome.Threw<Boolean>(var thrown) -> {
          if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
          }
          throw new ReviewUnavailable(thrown);
        }
        case Outcome.Cancelled<Boolean>(var cause, _) ->
            throw new ReviewUnavailable(new IllegalStateException(cause.toString()));
        case Outcome.Dropped<Boolean> _ ->
            throw new ReviewUnavailable(new IllegalStateException("too many reviews"));
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReviewUnavailable(e);
    }
  }
}

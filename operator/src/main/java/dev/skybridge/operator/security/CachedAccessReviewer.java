package dev.skybridge.operator.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** SubjectAccessReview; answers are remembered for a while. */
@ApplicationScoped
public class CachedAccessReviewer implements AccessReviewer {
  private final ReviewClient client;
  private final Cache<Question, Boolean> answers;

  private record Question(User user, Permission permission) {}

  /**
   * Empty at first.
   *
   * @param client to ask the API server with
   * @param config how long answers are believed
   */
  @Inject
  public CachedAccessReviewer(ReviewClient client, SecurityConfig config) {
    this.client = client;
    this.answers =
        Caffeine.newBuilder()
            .maximumSize(config.cacheSize())
            .expireAfterWrite(config.permissionLifetime())
            .build();
  }

  @Override
  public boolean allows(User user, Permission permission) {
    var question = new Question(user, permission);
    var known = answers.getIfPresent(question);
    if (known != null) {
      return known;
    }
    var answer = ask(user, permission);
    answers.put(question, answer);
    return answer;
  }

  private boolean ask(User user, Permission permission) {
    try {
      var answer =
          client
              .asOperator()
              .authorization()
              .v1()
              .subjectAccessReview()
              .create(review(user, permission));
      return answer.getStatus() != null && Boolean.TRUE.equals(answer.getStatus().getAllowed());
    } catch (KubernetesClientException e) {
      throw new ReviewUnavailable(e);
    }
  }

  private static SubjectAccessReview review(User user, Permission permission) {
    return new SubjectAccessReviewBuilder()
        .withNewSpec()
        .withUser(user.name())
        .withUid(user.uid())
        .withGroups(user.groups())
        .withExtra(user.extra())
        .withNewResourceAttributes()
        .withVerb(permission.verb())
        .withGroup(permission.group())
        .withResource(permission.resource())
        .withNamespace(permission.namespace())
        .endResourceAttributes()
        .endSpec()
        .build();
  }
}

package dev.skybridge.operator.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** TokenReview; answers are remembered for a while by the SHA-256 of the token, never by itself. */
@ApplicationScoped
public class CachedTokenReviewer implements TokenReviewer {
  private final ReviewClient client;
  private final Cache<String, Optional<User>> answers;

  /**
   * Empty at first.
   *
   * @param client to ask the API server with
   * @param config how long answers are believed
   */
  @Inject
  public CachedTokenReviewer(ReviewClient client, SecurityConfig config) {
    this.client = client;
    this.answers =
        Caffeine.newBuilder()
            .maximumSize(config.cacheSize())
            .expireAfter(
                Expiry.<String, Optional<User>>creating((hash, user) ->
                    user.isPresent() ? config.tokenLifetime() : config.refusalLifetime()))
            .build();
  }

  @Override
  public Optional<User> review(String token) {
    var hash = sha256(token);
    var known = answers.getIfPresent(hash);
    if (known != null) {
      return known;
    }
    var answer = ask(token);
    answers.put(hash, answer);
    return answer;
  }

  private Optional<User> ask(String token) {
    var review = new TokenReviewBuilder().withNewSpec().withToken(token).endSpec().build();
    try {
      return user(client.asOperator().tokenReviews().create(review));
    } catch (KubernetesClientException e) {
      throw new ReviewUnavailable(e);
    }
  }

  private static Optional<User> user(TokenReview answer) {
    var status = answer.getStatus();
    if (status == null || !Boolean.TRUE.equals(status.getAuthenticated())) {
      return Optional.empty();
    }
    var user = status.getUser();
    return Optional.of(
        new User(
            user.getUsername(),
            orElse(user.getUid(), ""),
            orElse(user.getGroups(), List.of()),
            orElse(user.getExtra(), Map.of())));
  }

  private static <T> T orElse(@Nullable T value, T other) {
    return value == null ? other : value;
  }

  private static String sha256(String token) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}

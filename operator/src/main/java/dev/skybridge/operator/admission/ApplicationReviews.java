package dev.skybridge.operator.admission;

import dev.skybridge.crd.Application;
import dev.skybridge.model.Problem;
import dev.skybridge.operator.application.ChangeReview;
import dev.skybridge.operator.application.KnownApplications;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionRequest;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReview;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers reviews of Applications from what the informer knows; no call leaves. */
@ApplicationScoped
public class ApplicationReviews {
  private static final Set<String> CHANGES = Set.of("CREATE", "UPDATE");

  private final KnownApplications known;
  private final KubernetesSerialization json;

  /**
   * Reviews.
   *
   * @param known the applications
   * @param client whose reader of objects is used, and nothing else
   */
  @Inject
  public ApplicationReviews(KnownApplications known, KubernetesClient client) {
    this.known = known;
    this.json = client.getKubernetesSerialization();
  }

  /** Whether enough is known to answer. */
  boolean ready() {
    return known.complete();
  }

  /**
   * The answer to one AdmissionReview.
   *
   * @throws IllegalArgumentException when it is none
   * @throws io.fabric8.kubernetes.client.KubernetesClientException when it can't be read at all
   */
  String answer(String review) {
    var request = request(review);
    return json.asJson(response(request.getUid(), problem(request)));
  }

  private AdmissionRequest request(String review) {
    var read = json.unmarshal(review, AdmissionReview.class);
    if (read == null || read.getRequest() == null || read.getRequest().getUid() == null) {
      throw new IllegalArgumentException("no AdmissionReview with a request");
    }
    return read.getRequest();
  }

  private Optional<Problem> problem(AdmissionRequest request) {
    var after = application(request.getObject());
    if (!CHANGES.contains(request.getOperation()) || after.isEmpty()) {
      return Optional.empty();
    }
    return ChangeReview.problem(
        application(request.getOldObject()),
        after.get(),
        name -> known.find(request.getNamespace(), name));
  }

  private Optional<Application> application(@Nullable Object object) {
    return object == null
        ? Optional.empty()
        : Optional.of(json.convertValue(object, Application.class));
  }

  private static AdmissionReview response(String uid, Optional<Problem> problem) {
    return new AdmissionReviewBuilder()
        .withNewResponse()
        .withUid(uid)
        .withAllowed(problem.isEmpty())
        .withStatus(problem.map(ApplicationReviews::refusal).orElse(null))
        .endResponse()
        .build();
  }

  /**
   * The words of the condition Stalled, with the reason in front, since there is no field for it.
   */
  private static Status refusal(Problem problem) {
    return new StatusBuilder()
        .withCode(HttpURLConnection.HTTP_FORBIDDEN)
        .withReason("Forbidden")
        .withMessage(
            problem.reason().code()
                + ": "
                + problem.message()
                + ". Cure: "
                + problem.reason().cure())
        .build();
  }
}

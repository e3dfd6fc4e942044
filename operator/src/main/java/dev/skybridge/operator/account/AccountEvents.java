package dev.skybridge.operator.account;

import dev.skybridge.crd.CleanResult;
import dev.skybridge.crd.CleaningStatus;
import dev.skybridge.crd.CloudAccount;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.jboss.logging.Logger;

/** Says in events of an account what was deleted of it. */
final class AccountEvents {
  private static final String COMPONENT = "skybridge";

  private static final Logger LOG = Logger.getLogger(AccountEvents.class);

  private final KubernetesClient client;

  AccountEvents(KubernetesClient client) {
    this.client = client;
  }

  /** One event for each object that was named. */
  void cleaned(CloudAccount account, CleaningStatus cleaning) {
    var by = cleaning.requestedBy() == null ? "" : ", asked by " + cleaning.requestedBy();
    for (var object : cleaning.objects()) {
      var fine = object.result() == CleanResult.DELETED || object.result() == CleanResult.GONE;
      var event =
          new EventBuilder()
              .withNewMetadata()
              .withGenerateName(account.getMetadata().getName() + ".")
              .withNamespace(account.getMetadata().getNamespace())
              .endMetadata()
              .withNewInvolvedObject()
              .withApiVersion(account.getApiVersion())
              .withKind(account.getKind())
              .withNamespace(account.getMetadata().getNamespace())
              .withName(account.getMetadata().getName())
              .withUid(account.getMetadata().getUid())
              .endInvolvedObject()
              .withType(fine ? "Normal" : "Warning")
              .withReason("Orphan" + object.result().code())
              .withMessage("%s: %s%s".formatted(object.object(), object.message(), by))
              .withFirstTimestamp(cleaning.at())
              .withLastTimestamp(cleaning.at())
              .withCount(1)
              .withReportingComponent(COMPONENT)
              .withNewSource()
              .withComponent(COMPONENT)
              .endSource()
              .build();
      try {
        var _ = client.resource(event).create();
      } catch (KubernetesClientException e) {
        // the status says it too, and must not be lost for the want of an event
        LOG.warnf(e, "no event on %s", account.getMetadata().getName());
      }
    }
  }
}

package dev.skybridge.operator.console;

import dev.skybridge.crd.CloudAccount;
import dev.skybridge.operator.Annotations;
import dev.skybridge.operator.security.User;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Sets the annotation of a CloudAccount as the user. */
@ApplicationScoped
public class ImpersonatingAccountCleaning implements AccountCleaning {
  private final Impersonation people;

  /**
   * For any user.
   *
   * @param people in whose name
   */
  @Inject
  public ImpersonatingAccountCleaning(Impersonation people) {
    this.people = people;
  }

  @Override
  public void clean(User user, String namespace, String account, String request) {
    var patch = ImpersonatingAnnotator.annotation(Annotations.CLEAN_ORPHANS, request);
    people.change(
        user,
        "cloudaccount",
        namespace,
        account,
        client ->
            client
                .resources(CloudAccount.class)
                .inNamespace(namespace)
                .withName(account)
                .patch(PatchContext.of(PatchType.JSON_MERGE), patch));
  }
}

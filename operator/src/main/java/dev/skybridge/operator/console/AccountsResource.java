package dev.skybridge.operator.console;

import dev.skybridge.crd.Application;
import dev.skybridge.crd.CloudAccount;
import dev.skybridge.operator.security.Caller;
import dev.skybridge.operator.security.SignedIn;
import dev.skybridge.operator.security.Visibility;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Cloud accounts, read. */
@Path("/api/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@SignedIn
@Bounded
@RunOnVirtualThread
@Tag(name = "accounts")
@APIResponse(
    responseCode = "default",
    description = "A problem (RFC 9457)",
    content =
        @Content(
            mediaType = "application/problem+json",
            schema = @Schema(implementation = Problem.class)))
public class AccountsResource {
  private static final String ACCOUNTS = "cloudaccounts";

  private final ConsoleObjects objects;
  private final Visibility visibility;
  private final Caller caller;

  /**
   * A resource.
   *
   * @param objects to read
   * @param visibility what the caller may see
   * @param caller who calls
   */
  @Inject
  public AccountsResource(ConsoleObjects objects, Visibility visibility, Caller caller) {
    this.objects = objects;
    this.visibility = visibility;
    this.caller = caller;
  }

  /** The accounts that the caller may list. */
  @GET
  @Operation(operationId = "listAccounts", summary = "List cloud accounts")
  @APIResponse(responseCode = "200", description = "The accounts")
  public AccountList list() {
    var uses =
        uses(
            visibility.seen(
                caller.user(), ApplicationsResource.APPLICATIONS, objects.applications()));
    var items =
        visibility.seen(caller.user(), ACCOUNTS, objects.accounts()).stream()
            .map(account -> AccountView.of(account, uses.getOrDefault(key(account), 0)))
            .sorted(Comparator.comparing(AccountView::namespace).thenComparing(AccountView::name))
            .toList();
    return new AccountList(items, items.size());
  }

  private static Map<String, Integer> uses(List<Application> applications) {
    var uses = new HashMap<String, Integer>();
    for (var application : applications) {
      var accounts = new HashSet<String>();
      for (var placement : application.getSpec().placements()) {
        var elsewhere = placement.accountNamespace();
        var namespace = elsewhere == null ? application.getMetadata().getNamespace() : elsewhere;
        accounts.add(namespace + "/" + placement.account());
      }
      accounts.forEach(account -> uses.merge(account, 1, Integer::sum));
    }
    return uses;
  }

  private static String key(CloudAccount account) {
    return account.getMetadata().getNamespace() + "/" + account.getMetadata().getName();
  }
}

package dev.skybridge.operator.console;

import dev.skybridge.crd.Application;
import dev.skybridge.crd.CloudAccount;
import dev.skybridge.operator.console.OrphansView.OrphanView;
import dev.skybridge.operator.security.Caller;
import dev.skybridge.operator.security.Permission;
import dev.skybridge.operator.security.SignedIn;
import dev.skybridge.operator.security.Visibility;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.ArrayList;
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

/** Cloud accounts, and the deletion of their orphans in a person's name. */
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
  private final AccountCleaning cleaning;
  private final InstantSource clock;

  /**
   * A resource.
   *
   * @param objects to read
   * @param visibility what the caller may see
   * @param caller who calls
   * @param cleaning asks to delete orphans
   * @param clock tells one request from another
   */
  @Inject
  public AccountsResource(
      ConsoleObjects objects,
      Visibility visibility,
      Caller caller,
      AccountCleaning cleaning,
      InstantSource clock) {
    this.objects = objects;
    this.visibility = visibility;
    this.caller = caller;
    this.cleaning = cleaning;
    this.clock = clock;
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

  /** Asks to delete the orphans that are named; each is looked at once more before. */
  @POST
  @Path("/{namespace}/{name}/clean-orphans")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "cleanOrphans", summary = "Delete orphans of a cloud account")
  @APIResponse(responseCode = "204", description = "Asked for")
  @APIResponse(responseCode = "409", description = "The account does not show one of them any more")
  public void clean(
      @PathParam("namespace") String namespace,
      @PathParam("name") String name,
      CleanRequest request) {
    visibility.require(caller.user(), Permission.on("patch", ACCOUNTS, namespace));
    visibility.require(caller.user(), Permission.on("clean", ACCOUNTS, namespace));
    if (request == null || request.objects().isEmpty()) {
      throw new InvalidRequest("objects must name what is to be deleted");
    }
    var shown = shown(namespace, name);
    var entries = new ArrayList<String>();
    for (var object : request.objects()) {
      var orphan =
          shown.stream()
              .filter(one -> one.object().equals(object))
              .findFirst()
              .orElseThrow(() ->
                  new ChangeRefused("the account does not show " + object + " by now: look again"));
      entries.add(orphan.database() && request.withoutCopy() ? object + " without-copy" : object);
    }
    // the same may be asked for again, for example once protection is off
    entries.add("@" + clock.millis());
    cleaning.clean(caller.user(), namespace, name, String.join(", ", entries));
  }

  private List<OrphanView> shown(String namespace, String name) {
    var account =
        objects.accounts().stream()
            .filter(one -> key(one).equals(namespace + "/" + name))
            .findFirst()
            .orElseThrow(() -> new ObjectNotFound("cloudaccount", namespace, name));
    var orphans = account.getStatus() == null ? null : account.getStatus().orphans();
    return orphans == null ? List.of() : OrphansView.objects(orphans);
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

package dev.skybridge.operator.stack;

import dev.skybridge.cost.price.MonthlyCost;
import dev.skybridge.cost.price.PriceList;
import dev.skybridge.crd.Application;
import dev.skybridge.crd.Approval;
import dev.skybridge.crd.CloudAccount;
import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.DeletionPolicy;
import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.Problem;
import dev.skybridge.model.ProgramRepository;
import dev.skybridge.model.ProgramSource;
import dev.skybridge.model.Provider;
import dev.skybridge.model.Reason;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.model.SecretText;
import dev.skybridge.model.StackId;
import dev.skybridge.operator.Annotations;
import dev.skybridge.operator.stack.CloudCatalog.Mapping;
import dev.skybridge.operator.stack.StackObserved.Access;
import dev.skybridge.operator.stack.StackObserved.MappedGraph;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a decision on a stack rests on. */
final class StackObserver {
  private final KubernetesClient client;
  private final PasswordVault vault;
  private final ExistingLogins logins;
  private final CommitSource commits;
  private final Map<Provider, CloudCatalog> catalogs;
  private final WantedProgram programs;
  private final PriceList prices;
  private final Set<String> deliverers;

  private final Duration inspectEvery;

  StackObserver(
      KubernetesClient client,
      PasswordVault vault,
      Iterable<CloudCatalog> catalogs,
      CommitSource commits,
      ProgramRepository programs,
      PriceList prices,
      Set<String> deliverers,
      Duration inspectEvery) {
    this.deliverers = Set.copyOf(deliverers);
    this.commits = commits;
    this.programs = new WantedProgram(programs);
    this.prices = prices;
    this.inspectEvery = inspectEvery;
    this.client = client;
    this.vault = vault;
    this.logins = new ExistingLogins(client);
    this.catalogs = new EnumMap<>(Provider.class);
    catalogs.forEach(catalog -> this.catalogs.put(catalog.provider(), catalog));
  }

  StackObserved observe(
      CloudStack stack,
      Optional<CloudAccount> account,
      Set<Approval> approvals,
      StackOperation operation) {
    var deleting = stack.isMarkedForDeletion();
    var access = access(stack, account);
    var mapped = map(stack, access, account.map(StackObserver::accountId).orElse(null));
    return new StackObserved(
        deleting,
        stack.getSpec().deletionPolicyOrDefault() == DeletionPolicy.ORPHAN
            || Annotations.has(stack, Annotations.FORCE_ABANDON),
        Annotations.has(stack, Annotations.PAUSED),
        (stack.getStatus() != null && stack.getStatus().lastOperation() != null)
            || hasOperated(operation),
        access,
        WantedProgram.withAuthor(stack),
        Annotations.has(stack, Annotations.WITH_APPLICATION),
        approvals.stream().sorted(Comparator.comparing(a -> a.getMetadata().getName())).toList(),
        new ApprovalJudge.Rules(
            Boolean.TRUE.equals(stack.getSpec().selfApproval()),
            approvals.isEmpty() || ApprovalProof.isGiven(client),
            deliverers),
        Annotations.value(stack, Annotations.INSPECTION_REQUESTED).orElse(null),
        Optional.ofNullable(stack.getSpec().driftOrDefault().every()).orElse(inspectEvery),
        mapped,
        operation,
        commit(stack, mapped, operation),
        cost(access, mapped, operation));
  }

  /** Worked out when there is a plan to say it of. */
  private @Nullable MonthlyCost cost(Access access, MappedGraph mapped, StackOperation operation) {
    if (!(operation instanceof StackOperation.Finished finished)
        || finished.kind() != StackOperation.Kind.PLAN
        || !(access instanceof Access.Granted(AccountCredentials account))
        || !(mapped instanceof MappedGraph.Present(var graph, _, var program))
        || program != null) {
      return null;
    }
    var catalog = Optional.ofNullable(catalogs.get(account.provider())).orElseThrow();
    return prices.estimate(account.provider(), account.region(), catalog.charges(graph));
  }

  /** Asked for once a graph, when its first plan is there. */
  private @Nullable String commit(CloudStack stack, MappedGraph mapped, StackOperation operation) {
    if (stack.getSpec().program() != null) {
      return mapped instanceof MappedGraph.Present(_, _, ProgramSource program)
          ? program.commit()
          : null;
    }
    if (!(operation instanceof StackOperation.Finished finished)
        || finished.kind() != StackOperation.Kind.PLAN) {
      return null;
    }
    var known = stack.getStatus() == null ? null : stack.getStatus().plan();
    if (known != null && known.graphHash().equals(finished.graphHash())) {
      return known.commit();
    }
    return Optional.ofNullable(
            client
                .resources(Application.class)
                .inNamespace(namespace(stack))
                .withName(stack.getSpec().application())
                .get())
        .flatMap(commits::commitOf)
        .orElse(null);
  }

  private Access access(CloudStack stack, Optional<CloudAccount> account) {
    var reference = stack.getSpec().account();
    var secret =
        account.map(found ->
            client
                .secrets()
                .inNamespace(found.getMetadata().getNamespace())
                .withName(found.getSpec().credentials().name())
                .get());
    return AccountAccess.judge(
        stack.getMetadata().getNamespace(),
        reference.namespace() + "/" + reference.name(),
        account,
        secret);
  }

  private static @Nullable String accountId(CloudAccount account) {
    return account.getStatus() == null ? null : account.getStatus().accountId();
  }

  private MappedGraph map(CloudStack stack, Access access, @Nullable String accountId) {
    return switch (access) {
      case Access.Denied denied -> new MappedGraph.Absent(denied.problem());
      case Access.Granted granted when refusal(stack, granted).isPresent() ->
          new MappedGraph.Absent(refusal(stack, granted).get());
      case Access.Granted granted when stack.getSpec().program() != null ->
          programs.observe(stack, granted.account());
      case Access.Granted granted -> {
        var catalog = catalogs.get(granted.account().provider());
        if (catalog == null) {
          throw new IllegalStateException("no catalog for " + granted.account().provider());
        }
        yield switch (logins.read(stack)) {
          case ExistingLogins.Logins.Known known ->
              mapped(catalog, describe(stack, granted, accountId, known), stack);
          case ExistingLogins.Logins.Missing missing -> new MappedGraph.Absent(missing.problem());
        };
      }
    };
  }

  /** Why nothing may be made on this account, if so. What stands there may still be destroyed. */
  private static Optional<Problem> refusal(CloudStack stack, Access.Granted granted) {
    var constraints = stack.getSpec().constraints();
    return constraints == null || stack.isMarkedForDeletion()
        ? Optional.empty()
        : constraints
            .violation(granted.account().provider(), granted.account().region())
            .map(why -> new Problem(Reason.PLACEMENT_REFUSED, why));
  }

  private static MappedGraph mapped(
      CloudCatalog catalog, CloudCatalog.StackDescription description, CloudStack stack) {
    return switch (catalog.map(description)) {
      case Mapping.Graph graph ->
          present(
              AdoptedDrift.ignoredIn(graph.graph(), stack.getSpec().driftOrDefault()),
              description.region());
      case Mapping.Refused refused -> new MappedGraph.Absent(refused.problems().getFirst());
    };
  }

  private Map<String, SecretText> passwords(CloudStack stack, ExistingLogins.Logins.Known known) {
    return stack.isMarkedForDeletion()
        ? vault.read(namespace(stack), name(stack))
        : vault.ensure(stack, known.passwords());
  }

  private static boolean hasOperated(StackOperation operation) {
    return switch (operation) {
      case StackOperation.None _ -> false;
      case StackOperation.Running running -> !running.kind().onlyLooks();
      case StackOperation.Finished finished -> !finished.kind().onlyLooks();
    };
  }

  private static MappedGraph.Present present(ResourceGraph graph, String region) {
    return new MappedGraph.Present(graph, GraphHash.of(graph, region));
  }

  private CloudCatalog.StackDescription describe(
      CloudStack stack,
      Access.Granted granted,
      @Nullable String accountId,
      ExistingLogins.Logins.Known known) {
    var spec = stack.getSpec();
    return new CloudCatalog.StackDescription(
        new StackId(namespace(stack), name(stack)),
        namespace(stack) + "/" + spec.application(),
        spec.placement(),
        granted.account().region(),
        accountId,
        spec.resources(),
        spec.deletionPolicyOrDefault(),
        passwords(stack, known),
        known.existing());
  }

  private static String namespace(CloudStack stack) {
    return stack.getMetadata().getNamespace();
  }

  private static String name(CloudStack stack) {
    return stack.getMetadata().getName();
  }
}

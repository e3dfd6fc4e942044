package dev.skybridge.operator.console;

import dev.skybridge.crd.Application;
import dev.skybridge.crd.CloudAccount;
import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.ComponentSpec;
import dev.skybridge.crd.PlacementSpec;
import dev.skybridge.crd.PlacementStatus;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.crd.SourceSpec;
import dev.skybridge.model.Reason;
import dev.skybridge.operator.console.ApplicationDetail.ComponentView;
import dev.skybridge.operator.console.ApplicationDetail.SourceView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One application with its stacks and accounts, turned into what the console shows. Pure.
 *
 * @param application the application
 * @param stacks its stacks
 * @param accounts accounts that its placements may name
 */
record ApplicationViews(
    Application application, List<CloudStack> stacks, List<CloudAccount> accounts) {

  ApplicationDetail detail(int nodeBudget) {
    var spec = application.getSpec();
    var status = ApplicationSummary.statusOf(application);
    var summary = ApplicationSummary.of(application);
    var placements = placements();
    return new ApplicationDetail(
        summary,
        source(spec.source()),
        spec.components().stream().map(ApplicationViews::component).toList(),
        spec.dependsOn(),
        status.blockedBy(),
        capitalized(spec.deletionPolicyOrDefault().name()),
        spec.isDeletionProtected(),
        ConditionView.of(status.conditions(), application.getMetadata().getGeneration()),
        placements,
        GraphPlanner.plan(summary, placements, nodeBudget));
  }

  List<PlacementView> placements() {
    return application.getSpec().placements().stream().map(this::placement).toList();
  }

  private PlacementView placement(PlacementSpec spec) {
    var status = status(spec.name());
    var stack = stack(spec.name());
    var account = account(spec);
    var reason = status.map(PlacementStatus::reason).orElse(Reason.PENDING.code());
    return new PlacementView(
        spec.name(),
        account
            .map(found -> found.getSpec().provider().packageName())
            .or(() -> status.map(PlacementStatus::provider))
            .orElse(null),
        spec.account() == null ? null : accountNamespace(spec) + "/" + spec.account(),
        account.map(found -> found.getSpec().region()).orElse(null),
        spec.clusterOrDefault(),
        status.map(PlacementStatus::namespace).orElse(null),
        Level.ofCode(reason),
        reason,
        status.map(PlacementStatus::message).orElse(""),
        Level.cure(reason),
        status.map(PlacementStatus::delivery).orElse(null),
        status.map(PlacementStatus::sync).orElse(null),
        status.map(PlacementStatus::health).orElse(null),
        status.map(PlacementStatus::revision).orElse(null),
        stack.map(StackView::of).orElse(null),
        application.getSpec().resources().stream()
            .map(resource -> resource(resource, stack.orElse(null)))
            .toList());
  }

  private static ResourceView resource(ResourceSpec spec, @Nullable CloudStack stack) {
    var prefix = spec.name() + ".";
    Map<String, String> outputs =
        stack == null
            ? Map.of()
            : StackView.statusOf(stack).outputs().entrySet().stream()
                .filter(output -> output.getKey().startsWith(prefix))
                .collect(
                    Collectors.toMap(
                        output -> output.getKey().substring(prefix.length()), Map.Entry::getValue));
    return new ResourceView(
        spec.name(),
        camelCase(spec.type().name()),
        spec.sizeOrDefault().name().toLowerCase(Locale.ROOT),
        spec.version(),
        stack == null ? Level.UNKNOWN : StackView.levelOf(stack),
        outputs);
  }

  private Optional<PlacementStatus> status(String placement) {
    return ApplicationSummary.statusOf(application).placements().stream()
        .filter(status -> status.name().equals(placement))
        .findFirst();
  }

  private Optional<CloudStack> stack(String placement) {
    return stacks.stream()
        .filter(stack -> stack.getSpec().placement().equals(placement))
        .findFirst();
  }

  private Optional<CloudAccount> account(PlacementSpec placement) {
    return accounts.stream()
        .filter(account -> account.getMetadata().getName().equals(placement.account()))
        .filter(account -> account.getMetadata().getNamespace().equals(accountNamespace(placement)))
        .findFirst();
  }

  private String accountNamespace(PlacementSpec placement) {
    var other = placement.accountNamespace();
    return other == null ? application.getMetadata().getNamespace() : other;
  }

  private static @Nullable SourceView source(@Nullable SourceSpec source) {
    return source == null
        ? null
        : new SourceView(
            withoutUserInfo(source.repository()), source.path(), source.revisionOrDefault());
  }

  /** A URL may carry {@code user:password@}; that is nobody's to see. */
  private static String withoutUserInfo(String url) {
    return url.replaceFirst("^(https?)://[^/]*@", "$1://");
  }

  private static ComponentView component(ComponentSpec component) {
    var replicas = component.replicas();
    return new ComponentView(
        component.name(),
        component.image(),
        component.port(),
        replicas == null ? 1 : replicas,
        component.bindings());
  }

  private static String capitalized(String constant) {
    return constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ROOT);
  }

  private static String camelCase(String constant) {
    var words = constant.toLowerCase(Locale.ROOT).split("_", -1);
    var text = new StringBuilder(words[0]);
    for (var i = 1; i < words.length; i++) {
      text.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
    }
    return text.toString();
  }
}

package dev.skybridge.operator.cloud;

import dev.skybridge.crd.DeletionPolicy;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.crd.ResourceType;
import dev.skybridge.model.CloudResource;
import dev.skybridge.model.CloudResource.Origin;
import dev.skybridge.model.Problem;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.Provider;
import dev.skybridge.model.Reason;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.model.SecretText;
import dev.skybridge.operator.stack.CloudCatalog.Mapping;
import dev.skybridge.operator.stack.CloudCatalog.StackDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A stack's graph in the making: resources, outputs, and the problems that forbid it. One draft
 * serves one mapping; it is not shared between threads.
 *
 * <p>Graph names are {@code <resource>-<part>}; a part has no hyphen, so no two resources can make
 * the same name.
 */
public final class StackDraft {
  /** Owner of what the resources share. No resource may have this name. */
  public static final String NETWORK = "network";

  private final Provider provider;
  private final StackDescription stack;
  private final CloudConfig config;
  private final List<CloudResource> resources = new ArrayList<>();
  private final Map<String, PropertyValue> outputs = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /** Starts a draft; what is wrong with the description itself is already a problem of it. */
  public StackDraft(Provider provider, StackDescription stack, CloudConfig config) {
    this.provider = provider;
    this.stack = stack;
    this.config = config;
    problems.addAll(DependencyCheck.problems(stack.resources()));
  }

  /** What is being mapped. */
  public StackDescription stack() {
    return stack;
  }

  /** Settings about the vendors' regions. */
  public CloudConfig config() {
    return config;
  }

  /** The cloud. */
  public Provider provider() {
    return provider;
  }

  /** Whether any resource that is to be made is of one of these types. */
  public boolean has(ResourceType... types) {
    return stack.resources().stream()
        .filter(spec -> !stack.existing().containsKey(spec.name()))
        .anyMatch(spec -> Set.of(types).contains(spec.type()));
  }

  /** Whether deleting destroys data, rather than leaving it behind. */
  public boolean destroysData() {
    return stack.deletionPolicy() != DeletionPolicy.ORPHAN;
  }

  /**
   * Starts a resource.
   *
   * @param owner the Application's resource, or {@link #NETWORK}
   * @param part what it is to its owner: lower-case letters and digits only
   * @param type Pulumi type token
   */
  public ResourceDraft resource(String owner, String part, String type) {
    return new ResourceDraft(this, owner, owner + "-" + part, type);
  }

  /**
   * The name that the vendor sees, the same for every mapping of this stack.
   *
   * @param owner the Application's resource, or {@link #NETWORK}
   * @param part what it is to its owner
   * @param maxLength the vendor's limit in characters
   */
  public String physicalName(String owner, String part, int maxLength) {
    var id = stack.stack();
    return PhysicalName.of(
        id.namespace() + "-" + id.name() + "-" + owner + "-" + part,
        String.join("/", id.namespace(), id.name(), owner, part),
        maxLength);
  }

  /**
   * The name of a bucket, which must be unique among all customers of the vendor: the account is
   * part of what it is hashed from. Without the account the draft is refused.
   *
   * @param spec the bucket
   * @param maxLength the vendor's limit in characters
   */
  public String bucketName(ResourceSpec spec, int maxLength) {
    var account = stack.accountId();
    if (account == null || account.isBlank()) {
      refuse(
          Reason.ACCOUNT_NOT_READY,
          spec.name()
              + ": the name of a bucket holds the vendor's number of the account, which is not"
              + " known yet");
      return "";
    }
    var id = stack.stack();
    return PhysicalName.of(
        id.namespace() + "-" + id.name() + "-" + spec.name(),
        String.join(
            "/", provider.packageName(), account, stack.region(), id.toString(), spec.name()),
        maxLength);
  }

  /**
   * Refuses a policy that wants a last snapshot, for a cloud whose type has no input for it.
   *
   * @param spec the database
   */
  public void refuseLastSnapshot(ResourceSpec spec) {
    if (stack.deletionPolicy() == DeletionPolicy.SNAPSHOT) {
      refuse(
          Reason.NOT_SUPPORTED,
          "%s: deletionPolicy Snapshot is not offered for %s on %s, whose backups go with the database; use Delete or Orphan"
              .formatted(
                  spec.name(),
                  spec.type().name().toLowerCase(Locale.ROOT),
                  provider.packageName()));
    }
  }

  /** The resource's password; without one the draft is refused, unless the resource exists. */
  public PropertyValue password(ResourceSpec spec) {
    var password = stack.passwords().get(spec.name());
    if (password == null && !stack.existing().containsKey(spec.name())) {
      refuse(Reason.SECRET_NOT_FOUND, spec.name() + ": there is no password for it");
    }
    return new PropertyValue.Secret(password == null ? SecretText.of("") : password);
  }

  /** The password, also of what is taken over: for a vendor whose type can't do without. */
  public PropertyValue indispensablePassword(ResourceSpec spec) {
    var existing = stack.existing().get(spec.name());
    if (existing != null
        && existing.origin() instanceof Origin.TakenOver
        && !stack.passwords().containsKey(spec.name())) {
      refuse(
          Reason.SECRET_NOT_FOUND,
          "%s: on %s a database can't be taken over without its password: name a Secret with it in the placement's existing, as credentials"
              .formatted(spec.name(), provider.packageName()));
    }
    return password(spec);
  }

  /** Sets an output of the stack. How to log in to what exists already is told with it. */
  public void output(ResourceSpec spec, String key, PropertyValue value) {
    var existing = stack.existing().get(spec.name());
    if (existing == null || !ExistingObject.LOGIN.contains(key)) {
      outputs.put(spec.name() + "." + key, value);
      return;
    }
    var told = existing.login().get(key);
    if (told != null) {
      outputs.put(spec.name() + "." + key, PropertyValue.of(told));
    }
  }

  /** Notes that this cloud can't have what is asked for. */
  public void refuse(Reason reason, String message) {
    problems.add(new Problem(reason, message));
  }

  /**
   * Adds a resource; of one that exists already, only the object that its id means.
   *
   * @param found of that object, the inputs that stay as they are found
   */
  void add(CloudResource resource, Optional<Set<String>> found) {
    var existing = stack.existing().get(resource.owner());
    if (existing == null) {
      resources.add(resource);
    } else {
      found.map(names -> ExistingObject.of(resource, existing, names)).ifPresent(resources::add);
    }
  }

  /** The graph, or why there is none. */
  public Mapping finish() {
    for (var spec : stack.resources()) {
      if (stack.existing().containsKey(spec.name())
          && resources.stream().noneMatch(resource -> resource.owner().equals(spec.name()))) {
        refuse(
            Reason.NOT_SUPPORTED,
            "%s: a %s that exists already can't be observed or taken over; a postgres or bucket can"
                .formatted(spec.name(), spec.type().name().toLowerCase(Locale.ROOT)));
      }
    }
    if (!problems.isEmpty()) {
      return new Mapping.Refused(problems.stream().distinct().toList());
    }
    var names =
        resources.stream()
            .collect(
                Collectors.groupingBy(
                    CloudResource::owner,
                    Collectors.mapping(CloudResource::name, Collectors.toList())));
    var ordered = resources.stream().map(resource -> ordered(resource, names)).toList();
    return new Mapping.Graph(new ResourceGraph(provider, ordered, outputs));
  }

  /** Adds everything that the owner's {@code dependsOn} stands for. */
  private CloudResource ordered(CloudResource resource, Map<String, List<String>> namesByOwner) {
    var before = new ArrayList<>(resource.dependsOn());
    for (var spec : stack.resources()) {
      if (spec.name().equals(resource.owner())) {
        spec.dependsOn()
            .forEach(owner -> before.addAll(namesByOwner.getOrDefault(owner, List.of())));
      }
    }
    return resource.after(before.stream().distinct().toList());
  }
}

package dev.skybridge.simulator.cloud;

import dev.skybridge.simulator.property.Fields;
import dev.skybridge.simulator.state.CloudObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * How one resource type behaves at its vendor. Property names and kinds are not here; they come
 * from the vendor's published lists.
 *
 * @param service the vendor's API, for example {@code EC2}
 * @param noun the thing in that API, for example {@code Vpc}; {@code CreateVpc} and so on are made
 *     from it
 * @param accountWide whether the object belongs to no region
 * @param upsert whether a second create of the same id overwrites, as settings of a bucket do
 * @param importProperty property whose value is also taken as an id when an object is read, where
 *     the vendor's import id is not the id
 * @param provisioning how long a create takes until the object is usable
 */
public record TypeRules(
    String token,
    String service,
    String noun,
    boolean accountWide,
    boolean upsert,
    Duration provisioning,
    IdRule id,
    Optional<String> importProperty,
    Optional<AutoName> autoName,
    List<CheckRule> checks,
    List<Reference> references,
    List<Unique> uniques,
    List<ApiRule> apiRules,
    List<DeleteRule> deleteRules,
    Computed computed) {

  /** Makes the id of a new object. */
  @FunctionalInterface
  public interface IdRule {
    String make(Scope scope, Fields inputs);
  }

  /** A rule the provider checks before it calls the API. */
  @FunctionalInterface
  public interface CheckRule {
    /**
     * Checks inputs.
     *
     * @param report takes the property and the reason of each violation
     */
    void check(Fields inputs, BiConsumer<String, String> report);
  }

  /** A rule the API checks on create and update; it throws {@link VendorRefusal}. */
  @FunctionalInterface
  public interface ApiRule {
    void check(Scope scope, Fields inputs, Optional<CloudObject> self);
  }

  /** A rule the API checks on delete; it throws {@link VendorRefusal}. */
  @FunctionalInterface
  public interface DeleteRule {
    /**
     * Checks a delete.
     *
     * @param state what the caller's state says, for settings that only the provider knows
     */
    void check(Scope scope, CloudObject object, Fields state);
  }

  /** What the cloud adds to the inputs. It must answer the same for the same id. */
  @FunctionalInterface
  public interface Computed {
    Fields compute(Scope scope, String id, Fields inputs);
  }

  public TypeRules {
    checks = List.copyOf(checks);
    references = List.copyOf(references);
    uniques = List.copyOf(uniques);
    apiRules = List.copyOf(apiRules);
    deleteRules = List.copyOf(deleteRules);
  }

  /** Starts the rules of a type. */
  public static Builder type(String token, String service, String noun) {
    return new Builder(token, service, noun);
  }

  /** Collects rules. */
  public static final class Builder {
    private final String token;
    private final String service;
    private final String noun;
    private boolean accountWide;
    private boolean upsert;
    private Duration provisioning = Duration.ZERO;
    private IdRule id = (_, _) -> Derived.randomHex(16);
    private Optional<String> importProperty = Optional.empty();
    private Optional<AutoName> autoName = Optional.empty();
    private final List<CheckRule> checks = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private final List<Unique> uniques = new ArrayList<>();
    private final List<ApiRule> apiRules = new ArrayList<>();
    private final List<DeleteRule> deleteRules = new ArrayList<>();
    private Computed computed = (_, _, _) -> Fields.EMPTY;

    private Builder(String token, String service, String noun) {
      this.token = token;
      this.service = service;
      this.noun = noun;
    }

    /** The object belongs to no region. */
    public Builder accountWide() {
      accountWide = true;
      return this;
    }

    /** A second create of the same id overwrites. */
    public Builder upsert() {
      upsert = true;
      return this;
    }

    /** How the id is made. */
    public Builder id(IdRule rule) {
      id = rule;
      return this;
    }

    /** The id is a prefix and random hexadecimal digits. */
    public Builder randomId(String prefix, int digits) {
      return id((_, _) -> prefix + Derived.randomHex(digits));
    }

    /** The id is a prefix and random letters and digits. */
    public Builder randomAlphanumericId(String prefix, int length) {
      return id((_, _) -> prefix + Derived.randomAlphanumeric(length));
    }

    /** The id is a property's value. */
    public Builder idIs(String property) {
      return id((_, inputs) -> inputs.textOr(property, ""));
    }

    /** The vendor imports by this property instead of the id. */
    public Builder importedBy(String property) {
      importProperty = Optional.of(property);
      return this;
    }

    /** The name that is given when there is none. */
    public Builder autoName(String property, int maxLength) {
      autoName = Optional.of(new AutoName(property, maxLength, "-", false, Optional.empty()));
      return this;
    }

    /** The name that is given when there is none. */
    public Builder autoName(AutoName rule) {
      autoName = Optional.of(rule);
      return this;
    }

    /** Rules of the provider. */
    public Builder check(CheckRule rule) {
      checks.add(rule);
      return this;
    }

    /** A property that names another object. */
    public Builder refers(Reference reference) {
      references.add(reference);
      return this;
    }

    /** Values that may exist once. */
    public Builder unique(Unique rule) {
      uniques.add(rule);
      return this;
    }

    /** Rules of the API. */
    public Builder api(ApiRule rule) {
      apiRules.add(rule);
      return this;
    }

    /** Rules of the API on delete. */
    public Builder onDelete(DeleteRule rule) {
      deleteRules.add(rule);
      return this;
    }

    /** What the cloud adds. */
    public Builder computed(Computed rule) {
      computed = rule;
      return this;
    }

    /** How long a create takes. */
    public Builder provisioning(Duration duration) {
      provisioning = duration;
      return this;
    }

    /** The rules. */
    public TypeRules build() {
      return new TypeRules(
          token,
          service,
          noun,
          accountWide,
          upsert,
          provisioning,
          id,
          importProperty,
          autoName,
          checks,
          references,
          uniques,
          apiRules,
          deleteRules,
          computed);
    }
  }
}

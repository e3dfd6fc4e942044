package dev.skybridge.operator.stack;

import dev.skybridge.crd.DeletionPolicy;
import dev.skybridge.crd.ResourceSpec;
import dev.skybridge.model.Charge;
import dev.skybridge.model.CloudResource;
import dev.skybridge.model.Problem;
import dev.skybridge.model.PropertyValue;
import dev.skybridge.model.Provider;
import dev.skybridge.model.ResourceGraph;
import dev.skybridge.model.SecretText;
import dev.skybridge.model.StackId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the platform knows of one cloud: how it maps resources to the vendor's types, and how it
 * finds an object again. Pure.
 */
public interface CloudCatalog {

  /** The cloud. */
  Provider provider();

  /**
   * How to ask the vendor which account a set of credentials belongs to. Its answer is {@link
   * StackDescription#accountId()}.
   */
  AccountQuery accountQuery();

  /** The vendor-typed graph of a stack, or why there can be none. */
  Mapping map(StackDescription stack);

  /**
   * How to find an object whose create was sent but whose answer was lost, by its name or its
   * ownership tags.
   *
   * @param type Pulumi type token
   * @param inputs as sent to the vendor's provider
   * @return empty where creating twice can't make two objects, or where the vendor offers neither
   *     name nor tags (the guide lists those types)
   */
  Optional<Lookup> lookup(String type, Map<String, PropertyValue> inputs);

  /** What the vendor bills for what is in a graph, but for what is billed by use alone. */
  List<Charge> charges(ResourceGraph graph);

  /** What a plan must know of the vendor's types to tell how risky it is. */
  Risks risks();

  /**
   * What can't be taken back.
   *
   * @param holdingData Pulumi type tokens of what holds data that its description does not
   * @param oneWay by type token, the inputs whose change in place the vendor does not take back
   */
  record Risks(Set<String> holdingData, Map<String, Set<String>> oneWay) {
    /** Copies the collections. */
    public Risks {
      holdingData = Set.copyOf(holdingData);
      oneWay = Map.copyOf(oneWay);
    }
  }

  /**
   * What a stack is to consist of.
   *
   * @param stack its id
   * @param application {@code namespace/name} of the Application
   * @param placement name of the placement
   * @param region the vendor's region
   * @param accountId the vendor's number of the account as {@link #accountQuery()} finds it
   *     (Tencent Cloud: the APPID), part of every bucket's name because those are unique in the
   *     world; null where it is not known, which refuses buckets on Tencent Cloud
   * @param resources what is asked for
   * @param deletionPolicy what happens on deletion; {@link DeletionPolicy#SNAPSHOT} may need an
   *     input on databases
   * @param passwords password for each resource that needs one, by resource name
   * @param existing what exists already, by resource name
   */
  record StackDescription(
      StackId stack,
      String application,
      String placement,
      String region,
      @Nullable String accountId,
      List<ResourceSpec> resources,
      DeletionPolicy deletionPolicy,
      Map<String, SecretText> passwords,
      Map<String, Existing> existing) {
    /** Copies the collections. */
    public StackDescription {
      resources = List.copyOf(resources);
      passwords = Map.copyOf(passwords);
      existing = Map.copyOf(existing);
    }

    /** A stack of which nothing exists yet. */
    public StackDescription(
        StackId stack,
        String application,
        String placement,
        String region,
        @Nullable String accountId,
        List<ResourceSpec> resources,
        DeletionPolicy deletionPolicy,
        Map<String, SecretText> passwords) {
      this(
          stack,
          application,
          placement,
          region,
          accountId,
          resources,
          deletionPolicy,
          passwords,
          Map.of());
    }
  }

  /**
   * A resource that exists already. In the graph it is one object, the one that its id means: what
   * stands around that at the vendor is left alone.
   *
   * @param origin how it is treated
   * @param login what no vendor tells, {@code username} and {@code database}, by key; not secret
   */
  record Existing(CloudResource.Origin origin, Map<String, String> login) {
    /** Copies the map. */
    public Existing {
      login = Map.copyOf(login);
    }
  }

  /**
   * A data-source function without arguments that tells the account.
   *
   * @param function function token
   * @param property of its result that holds the account's number
   */
  record AccountQuery(String function, String property) {}

  /** The result of {@link #map}. */
  sealed interface Mapping {
    /**
     * It can be built.
     *
     * @param graph typed graph; its outputs are named {@code <resource>.<key>} with the keys host,
     *     port, database, username (postgres), host, port (cache), bucket, endpoint, region
     *     (bucket), group (vmGroup), name, endpoint (cluster)
     */
    record Graph(ResourceGraph graph) implements Mapping {}

    /**
     * It can't be built on this cloud.
     *
     * @param problems why, at least one
     */
    record Refused(List<Problem> problems) implements Mapping {
      /** Copies the list. */
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /** How to find an object. */
  sealed interface Lookup {
    /**
     * Its id follows from its inputs: read it.
     *
     * @param id the vendor's id
     */
    record ById(String id) implements Lookup {}

    /**
     * A data-source function of the vendor's provider lists it.
     *
     * @param function function token, for example {@code aws:ec2/getVpcs:getVpcs}
     * @param arguments as the vendor names them
     * @param list top-level result property with the matches: strings, or objects that hold the id
     * @param id property of each match that is the id; empty where the matches are the ids
     *     themselves
     * @param prefix what the provider's id has in front of it, for example {@code <cluster>:}
     * @param after the id is only what follows this text's last occurrence, for example {@code /}
     *     in an ARN; empty for all of it
     */
    record ByQuery(
        String function,
        Map<String, PropertyValue> arguments,
        String list,
        String id,
        String prefix,
        String after)
        implements Lookup {
      /** Copies the map. */
      public ByQuery {
        arguments = Map.copyOf(arguments);
      }

      /** A query whose matches hold the provider's ids as they are. */
      public ByQuery(
          String function, Map<String, PropertyValue> arguments, String list, String id) {
        this(function, arguments, list, id, "", "");
      }

      /** The provider's id for a match; empty for an empty match. */
      public String idOf(String match) {
        var own =
            after.isEmpty() ? match : match.substring(match.lastIndexOf(after) + after.length());
        return own.isEmpty() ? "" : prefix + own;
      }
    }
  }
}

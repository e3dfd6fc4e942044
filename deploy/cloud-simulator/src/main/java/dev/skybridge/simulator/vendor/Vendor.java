package dev.skybridge.simulator.vendor;

import dev.skybridge.simulator.cloud.FunctionRules;
import dev.skybridge.simulator.cloud.Operation;
import dev.skybridge.simulator.cloud.TypeRules;
import dev.skybridge.simulator.cloud.VendorRefusal;
import dev.skybridge.simulator.fault.FaultKind;
import dev.skybridge.simulator.property.Fields;
import java.util.List;
import java.util.Optional;

/** One cloud: its types, its functions, and the way its provider words what goes wrong. */
public interface Vendor {

  /** The engine's package name. */
  String name();

  /** Rules of the types. */
  List<TypeRules> types();

  /** Rules of the data-source functions. */
  List<FunctionRules> functions();

  /** Property of the configuration that holds the key's id. */
  String keyIdProperty();

  /** Property of the configuration that holds the key's secret. */
  String secretProperty();

  /**
   * Whether the provider asks the cloud about its credentials when it is configured; otherwise the
   * first call fails.
   */
  boolean checksCredentialsWhenConfigured(Fields config);

  /** The refusal of a key that the vendor does not know. */
  VendorRefusal unknownKey(String keyId);

  /** The refusal of a wrong secret. */
  VendorRefusal wrongSecret();

  /** The refusal that a fault by request stands for; empty when the fault is not a refusal. */
  Optional<VendorRefusal> refusal(FaultKind kind, String service, String noun);

  /** The refusal of an id that is taken. */
  VendorRefusal alreadyExists(String service, String noun, String id);

  /** The refusal of an id that names nothing. */
  VendorRefusal notFound(String service, String noun, String id);

  /** The refusal to delete what another object needs. */
  VendorRefusal inUse(
      String service, String noun, String id, String dependentNoun, String dependentId);

  /**
   * The text that the vendor's provider hands to the engine.
   *
   * @param subject id or name of the object
   */
  String describe(
      Operation operation, String service, String noun, String subject, VendorRefusal refusal);
}

package dev.skybridge.operator.adapter.cloud;

import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.CloudKind;
import dev.skybridge.model.CloudMetric;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A cloud that the contract is run against, filled behind the adapter's back. */
public interface CloudFixture {
  /** The vendor's SDK, as the operator has it. */
  VendorApi vendor(CallSettings settings);

  /** An account that works. */
  AccountCredentials account();

  /** Keys that the cloud does not know. */
  AccountCredentials stranger();

  /** Addresses of the cloud's APIs by name. */
  Map<String, URI> endpoints();

  /** The same, where keys are checked. */
  default Map<String, URI> guarded() {
    return endpoints();
  }

  /** The same APIs, all at one address. */
  default Map<String, URI> endpointsAt(URI address) {
    return endpoints().keySet().stream().collect(Collectors.toMap(api -> api, _ -> address));
  }

  /** Makes an object that runs, and gives its id. */
  String make(CloudKind kind, String name, Map<String, String> tags);

  /** An id of the right form that no object has. */
  String absent(CloudKind kind);

  /** Kinds that this cloud can be asked about. */
  Set<CloudKind> kinds();

  /** Whether the cloud gives lists of a kind in pages. */
  default boolean pages(CloudKind kind) {
    return true;
  }

  /** Kinds that this cloud can stop. */
  Set<CloudKind> stoppable();

  /** Has the vendor refuse the deletion of an object: by protection, or something in a bucket. */
  void hinder(CloudKind kind, String id);

  /** Whether a copy of a database can be kept when it is deleted. */
  boolean keepsCopies();

  /** Whether there is a copy of a database that was deleted. */
  boolean copied(String id);

  /** Makes a database whose data is encrypted from the beginning, and gives its id. */
  String makeEncrypted(String name);

  /** Whether a database that is there already can be encrypted. */
  boolean encryptsLater();

  /** Metrics that this cloud has of a kind. */
  Set<CloudMetric> metrics(CloudKind kind);

  /** Has the cloud measure a value, in the metric's unit, over a step that begins at {@code at}. */
  void measured(CloudKind kind, String id, CloudMetric metric, Instant at, double value);
}

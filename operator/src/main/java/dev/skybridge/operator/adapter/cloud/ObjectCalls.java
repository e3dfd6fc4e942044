package dev.skybridge.operator.adapter.cloud;

import dev.skybridge.model.CloudMetric;
import dev.skybridge.model.CloudObject;
import dev.skybridge.model.CloudPage;
import dev.skybridge.model.DataEncryption;
import dev.skybridge.model.LastCopy;
import dev.skybridge.model.MetricRange;
import dev.skybridge.model.MetricSeries;
import java.util.Map;
import java.util.Optional;

/**
 * One vendor's calls about objects of one kind, of one account. Failures are the exceptions of the
 * vendor's SDK, which {@link VendorApi#error} can read; nothing is tried again here.
 */
public interface ObjectCalls extends AutoCloseable {
  /** A page, with what is deleted; see {@link dev.skybridge.model.CloudControl#list}. */
  CloudPage list(Optional<String> after) throws Exception;

  /** One object; empty, or the vendor's "not found", where there is none. */
  Optional<CloudObject> read(String id) throws Exception;

  /** Orders a stop. */
  void stop(String id) throws Exception;

  /** Orders a start. */
  void start(String id) throws Exception;

  /**
   * Orders the deletion of an object that was just read.
   *
   * @return what is left of it, for a person; empty where nothing is
   * @throws NotOfferedException where a copy is to be kept and the vendor keeps none of it
   */
  String delete(CloudObject object, LastCopy copy) throws Exception;

  /** Whether the data of a database that was just read is encrypted at rest. */
  default DataEncryption encryption(CloudObject database) throws Exception {
    throw new NotOfferedException("only of databases it is known whether they are encrypted");
  }

  /** Orders that; only where {@link #encryption} says that it is off. */
  default void encrypt(CloudObject database) throws Exception {
    throw new NotOfferedException("the vendor does not encrypt what is there already");
  }

  /** Sets tags of an object that was just read; other tags stay. */
  void tag(CloudObject object, Map<String, String> tags) throws Exception;

  /** A series; empty where the vendor has no such metric of this kind. */
  Optional<MetricSeries> metric(CloudObject object, CloudMetric metric, MetricRange range)
      throws Exception;

  @Override
  void close();
}

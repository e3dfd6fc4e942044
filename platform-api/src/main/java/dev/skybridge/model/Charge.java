package dev.skybridge.model;

import java.math.BigDecimal;

/**
 * What a vendor bills for as long as a resource exists, before its price.
 *
 * @param resource name in the graph
 * @param sku as a price list names it: the vendor's own name of a machine, node or edition, or the
 *     kind of a disk
 * @param quantity machines of a group at its least, or GiB of a disk
 */
public record Charge(String resource, String sku, BigDecimal quantity) {

  /** So many of a SKU. */
  public Charge(String resource, String sku, long quantity) {
    this(resource, sku, BigDecimal.valueOf(quantity));
  }
}

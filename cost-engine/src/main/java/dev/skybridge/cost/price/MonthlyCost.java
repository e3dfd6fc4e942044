package dev.skybridge.cost.price;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Currency;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What resources cost a month by list prices. What is billed by use alone (requests, traffic,
 * objects of a bucket) is not in it.
 *
 * @param amounts a sum for each currency that occurs
 * @param sources of the prices that were used
 * @param unpriced SKUs without a known price, by the resource that has them
 */
public record MonthlyCost(
    SortedMap<Currency, BigDecimal> amounts,
    SortedSet<String> sources,
    SortedMap<String, String> unpriced) {

  /** Copies the collections. */
  public MonthlyCost {
    amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
    sources = Collections.unmodifiableSortedSet(new TreeSet<>(sources));
    unpriced = Collections.unmodifiableSortedMap(new TreeMap<>(unpriced));
  }
}

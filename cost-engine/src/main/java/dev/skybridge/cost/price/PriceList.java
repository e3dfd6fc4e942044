package dev.skybridge.cost.price;

import dev.skybridge.model.Charge;
import dev.skybridge.model.Provider;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * List prices by cloud, region and SKU. Discounts and commitments are not in it: it tells what a
 * change would cost, never what was saved.
 *
 * @param prices each price
 */
public record PriceList(Map<Key, Price> prices) {
  /** No price is known. */
  public static final PriceList EMPTY = new PriceList(Map.of());

  /** Copies the map. */
  public PriceList {
    prices = Map.copyOf(prices);
  }

  /**
   * What a price is of.
   *
   * @param region the vendor's
   * @param sku {@link Charge#sku()}
   */
  public record Key(Provider provider, String region, String sku) {}

  /** The price of a SKU. */
  public Optional<Price> find(Provider provider, String region, String sku) {
    return Optional.ofNullable(prices.get(new Key(provider, region, sku)));
  }

  /** What resources cost a month. Sums of several currencies are kept apart: no rate is assumed. */
  public MonthlyCost estimate(Provider provider, String region, Collection<Charge> charges) {
    var sums = new TreeMap<Currency, BigDecimal>(Comparator.comparing(Currency::getCurrencyCode));
    var sources = new TreeSet<String>();
    var unpriced = new TreeMap<String, String>();
    for (var charge : charges) {
      var price = find(provider, region, charge.sku());
      if (price.isPresent()) {
        sums.merge(price.get().currency(), price.get().monthly(charge.quantity()), BigDecimal::add);
        sources.add(price.get().source());
      } else {
        unpriced.merge(charge.resource(), charge.sku(), (one, other) -> one + ", " + other);
      }
    }
    return new MonthlyCost(sums, sources, unpriced);
  }
}

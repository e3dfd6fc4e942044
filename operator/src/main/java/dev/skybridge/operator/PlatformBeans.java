package dev.skybridge.operator;

import dev.skybridge.cost.price.PriceList;
import dev.skybridge.cost.price.PriceListReader;
import dev.skybridge.operator.adapter.store.OperatorDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import javax.sql.DataSource;

/** What every room needs and none owns. */
@ApplicationScoped
public class PlatformBeans {

  /** The operator's tables. */
  @Produces
  @Singleton
  public OperatorDatabase database(DataSource source) {
    return new OperatorDatabase(source);
  }

  /**
   * List prices.
   *
   * @throws dev.skybridge.cost.price.InvalidPriceListException where the file can't be read
   */
  @Produces
  @Singleton
  public PriceList prices(OperatorConfig config) {
    return config.priceList().map(PriceListReader::read).orElse(PriceList.EMPTY);
  }

  /** The clock; pure code gets a time instead. */
  @Produces
  @Singleton
  public InstantSource clock() {
    return Clock.systemUTC();
  }
}

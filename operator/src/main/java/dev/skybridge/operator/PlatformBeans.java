package dev.skybridge.operator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;

/** What every room needs and none owns. */
@ApplicationScoped
public class PlatformBeans {

  /** The clock; pure code gets a time instead. */
  @Produces
  @Singleton
  public InstantSource clock() {
    return Clock.systemUTC();
  }
}

package dev.skybridge.simulator;

import dev.skybridge.simulator.fault.FaultBook;
import dev.skybridge.simulator.http.InspectionApi;
import dev.skybridge.simulator.http.InspectionServer;
import dev.skybridge.simulator.provider.Accounts;
import dev.skybridge.simulator.provider.Catalog;
import dev.skybridge.simulator.provider.CloudApi;
import dev.skybridge.simulator.provider.Delays;
import dev.skybridge.simulator.provider.Login;
import dev.skybridge.simulator.provider.ProviderEndpoint;
import dev.skybridge.simulator.provider.ProviderServer;
import dev.skybridge.simulator.schema.PackageSchema;
import dev.skybridge.simulator.state.StateStore;
import dev.skybridge.simulator.vendor.Vendor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Running clouds: one provider port each, one inspection port, one state. */
public final class CloudSimulator implements AutoCloseable {

  /**
   * What to start.
   *
   * @param httpPort port of the inspection API, 0 for a free one
   * @param ports port by provider, 0 for a free one
   * @param state folder of the state
   * @param halt ends this process at once
   */
  public record Setup(
      int httpPort,
      Map<String, Integer> ports,
      Path state,
      Accounts accounts,
      Delays delays,
      InstantSource clock,
      Runnable halt) {
    public Setup {
      ports = Map.copyOf(ports);
    }
  }

  private final StateStore store;
  private final List<ProviderServer> providers = new ArrayList<>();
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final InspectionServer inspection;

  private CloudSimulator(Setup setup, List<Vendor> vendors) throws IOException {
    store = StateStore.open(setup.state());
    FaultBook faults = new FaultBook();
    Map<String, Catalog> catalogs = new LinkedHashMap<>();
    for (Vendor vendor : vendors) {
      Catalog catalog = new Catalog(vendor, PackageSchema.load(vendor.name()), store);
      CloudApi api = new CloudApi(catalog, faults, setup.delays(), setup.clock(), setup.halt());
      ProviderEndpoint endpoint =
          new ProviderEndpoint(catalog, api, new Login(vendor, setup.accounts()));
      ProviderServer server =
          ProviderServer.start(setup.ports().getOrDefault(vendor.name(), 0), endpoint);
      providers.add(server);
      catalogs.put(vendor.name(), catalog);
      ports.put(vendor.name(), server.port());
    }
    inspection =
        InspectionApi.start(setup.httpPort(), catalogs, store, faults, setup.clock(), ports);
  }

  /** Starts the clouds. */
  public static CloudSimulator start(Setup setup, List<Vendor> vendors) throws IOException {
    return new CloudSimulator(setup, vendors);
  }

  /** Port by provider, and {@code http}. */
  public Map<String, Integer> ports() {
    Map<String, Integer> all = new LinkedHashMap<>();
    all.put("http", inspection.port());
    all.putAll(ports);
    return all;
  }

  @Override
  public void close() {
    providers.forEach(ProviderServer::close);
    inspection.close();
    store.close();
  }
}

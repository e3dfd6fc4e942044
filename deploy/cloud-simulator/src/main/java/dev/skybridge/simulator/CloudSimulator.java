package dev.skybridge.simulator;

import dev.skybridge.simulator.fault.FaultBook;
import dev.skybridge.simulator.http.InspectionApi;
import dev.skybridge.simulator.http.InspectionServer;
import dev.skybridge.simulator.openapi.Gate;
import dev.skybridge.simulator.openapi.WireAnswer;
import dev.skybridge.simulator.openapi.WireRequest;
import dev.skybridge.simulator.openapi.WireServer;
import dev.skybridge.simulator.openapi.alicloud.AlicloudOpenApi;
import dev.skybridge.simulator.openapi.tencentcloud.TencentOpenApi;
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
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Running clouds: one provider port each, HTTP APIs, one inspection port, one state. */
public final class CloudSimulator implements AutoCloseable {

  /**
   * What to start.
   *
   * @param httpPort port of the inspection API, 0 for a free one
   * @param ports port by provider, and of its HTTP API by {@code PROVIDER-api}; 0 for a free one
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
  private final List<WireServer> openApis = new ArrayList<>();
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final InspectionServer inspection;

  private CloudSimulator(Setup setup, List<Vendor> vendors) throws IOException {
    store = StateStore.open(setup.state());
    FaultBook faults = new FaultBook();
    Map<String, Catalog> catalogs = new LinkedHashMap<>();
    Map<String, CloudApi> apis = new LinkedHashMap<>();
    for (Vendor vendor : vendors) {
      Catalog catalog = new Catalog(vendor, PackageSchema.load(vendor.name()), store);
      CloudApi api = new CloudApi(catalog, faults, setup.delays(), setup.clock(), setup.halt());
      ProviderEndpoint endpoint =
          new ProviderEndpoint(catalog, api, new Login(vendor, setup.accounts()));
      ProviderServer server =
          ProviderServer.start(setup.ports().getOrDefault(vendor.name(), 0), endpoint);
      providers.add(server);
      openApi(vendor, new Gate(vendor, setup.accounts()), api)
          .ifPresent(handler -> serve(setup, vendor.name() + "-api", handler));
      catalogs.put(vendor.name(), catalog);
      apis.put(vendor.name(), api);
      ports.put(vendor.name(), server.port());
    }
    inspection =
        InspectionApi.start(setup.httpPort(), catalogs, apis, store, faults, setup.clock(), ports);
  }

  /** The vendor's own HTTP API, where it is simulated. */
  private static Optional<Function<WireRequest, WireAnswer>> openApi(
      Vendor vendor, Gate gate, CloudApi api) {
    return switch (vendor.name()) {
      case "alicloud" -> Optional.of(new AlicloudOpenApi(gate, api));
      case "tencentcloud" -> Optional.of(new TencentOpenApi(gate, api));
      default -> Optional.empty();
    };
  }

  private void serve(Setup setup, String name, Function<WireRequest, WireAnswer> handler) {
    try {
      WireServer server = WireServer.start(setup.ports().getOrDefault(name, 0), handler);
      openApis.add(server);
      ports.put(name, server.port());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts the clouds. */
  public static CloudSimulator start(Setup setup, List<Vendor> vendors) throws IOException {
    return new CloudSimulator(setup, vendors);
  }

  /** Port by provider, of its HTTP API by {@code PROVIDER-api}, and {@code http}. */
  public Map<String, Integer> ports() {
    Map<String, Integer> all = new LinkedHashMap<>();
    all.put("http", inspection.port());
    all.putAll(ports);
    return all;
  }

  @Override
  public void close() {
    providers.forEach(ProviderServer::close);
    openApis.forEach(WireServer::close);
    inspection.close();
    store.close();
  }
}

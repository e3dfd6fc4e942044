package dev.skybridge.operator.console;

import dev.skybridge.crd.Application;
import dev.skybridge.crd.CloudAccount;
import dev.skybridge.crd.CloudStack;
import dev.skybridge.crd.TrafficRoute;
import java.util.List;
import java.util.Optional;

/**
 * What the console reads. Each method throws {@link ObjectsUnavailable} until the objects are
 * known.
 */
public interface ConsoleObjects {
  /** All applications, in no order. */
  List<Application> applications();

  /** One application. */
  Optional<Application> application(String namespace, String name);

  /** The stacks of one application, in no order. */
  List<CloudStack> stacks(String namespace, String application);

  /** The traffic of one application; empty where others steer it. */
  Optional<TrafficRoute> route(String namespace, String application);

  /** All cloud accounts, in no order. */
  List<CloudAccount> accounts();
}

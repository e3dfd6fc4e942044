package dev.skybridge.world.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * Gives each named listener of a world its port, and the same one again next time where it is still
 * free.
 *
 * <p>Ports come from 20000–31999, below the range from which systems pick ports of outgoing
 * connections, so that a port found free does not get lost to a client. Each world begins at its
 * own place in the range.
 */
public final class PortAllocator {
  private static final int FIRST = 20_000;
  private static final int COUNT = 12_000;
  private static final int BLOCK = 60;

  private final Map<String, Integer> ports;
  private final Set<Integer> taken;
  private final IntPredicate free;
  private int next;

  /**
   * @param worldKey what tells worlds apart, such as the path of the state folder
   * @param persisted ports of earlier runs by name
   * @param free whether a port of 127.0.0.1 can be bound
   */
  public PortAllocator(String worldKey, Map<String, Integer> persisted, IntPredicate free) {
    this.ports = new TreeMap<>(persisted);
    this.taken = new HashSet<>(persisted.values());
    this.free = free;
    this.next = Math.floorMod(worldKey.hashCode(), COUNT / BLOCK) * BLOCK;
  }

  /** Whether 127.0.0.1 has nobody on this port. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The port of a listener.
   *
   * @param ours whether the listener's own process runs, and so holds the port rightly
   * @throws IllegalStateException when the whole range is taken
   */
  public int port(String name, boolean ours) {
    Integer before = ports.get(name);
    if (before != null && (ours || free.test(before))) {
      return before;
    }
    for (int tried = 0; tried < COUNT; tried++) {
      int candidate = FIRST + next;
      next = (next + 1) % COUNT;
      if (!taken.contains(candidate) && free.test(candidate)) {
        taken.add(candidate);
        ports.put(name, candidate);
        return candidate;
      }
    }
    throw new IllegalStateException(
        "no free port between " + FIRST + " and " + (FIRST + COUNT - 1));
  }

  /** All ports by name, to be kept for the next run. */
  public Map<String, Integer> all() {
    return Map.copyOf(ports);
  }
}

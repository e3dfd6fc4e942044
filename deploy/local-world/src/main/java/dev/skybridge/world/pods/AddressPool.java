package dev.skybridge.world.pods;

import java.util.BitSet;

/**
 * Pod addresses of one /16 network, from .0.1 up to .254.254. A freed address is used again only
 * after the others had their turn, so that a client with an old address does not talk to a new pod.
 */
final class AddressPool {
  private static final int LAST = (254 << 8) | 254;

  private final String prefix;
  private final BitSet used = new BitSet(LAST + 1);
  private int next = 1;

  /**
   * @param prefix the first two numbers, such as {@code 127.244}
   */
  AddressPool(String prefix) {
    this.prefix = prefix;
  }

  synchronized String allocate() {
    for (int tried = 0; tried <= LAST; tried++) {
      int candidate = next;
      next = next == LAST ? 1 : next + 1;
      int low = candidate & 0xff;
      if (low != 0 && low != 255 && !used.get(candidate)) {
        used.set(candidate);
        return prefix + "." + (candidate >> 8) + "." + low;
      }
    }
    throw new IllegalStateException("no free address in " + prefix + ".0.0/16");
  }

  /** Marks an address that a pod has from an earlier run. */
  synchronized void claim(String address) {
    int index = index(address);
    if (index > 0) {
      used.set(index);
    }
  }

  synchronized void release(String address) {
    int index = index(address);
    if (index > 0) {
      used.clear(index);
    }
  }

  private int index(String address) {
    if (!address.startsWith(prefix + ".")) {
      return -1;
    }
    String[] numbers = address.split("\\.", -1);
    int index = (Integer.parseInt(numbers[2]) << 8) | Integer.parseInt(numbers[3]);
    return index <= LAST ? index : -1;
  }
}

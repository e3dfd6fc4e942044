package dev.skybridge.benchmarks.machine;

import java.util.BitSet;
import net.openhft.affinity.Affinity;

/** Binds the calling thread to one core, where the system lets it. */
public final class Pinning {
  private Pinning() {}

  /**
   * Binds the calling platform thread.
   *
   * @param core number of the core, or negative for "wherever the scheduler likes"
   * @return whether the thread is bound to that core alone now
   */
  public static boolean pin(int core) {
    if (core < 0) {
      return false;
    }
    var wanted = new BitSet();
    wanted.set(core);
    Affinity.setAffinity(wanted);
    return wanted.equals(Affinity.getAffinity());
  }
}

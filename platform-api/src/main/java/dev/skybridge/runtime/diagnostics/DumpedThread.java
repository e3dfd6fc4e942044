package dev.skybridge.runtime.diagnostics;

import java.util.List;
import java.util.Optional;

/**
 * A thread as the JDK's thread dump has it.
 *
 * @param view name, state and stack
 * @param waitsOn object that it waits on
 * @param kind how it waits; meaningless where it does not
 * @param owner thread that holds it, where the dump says so
 * @param monitors objects whose monitors it holds
 */
record DumpedThread(
    ThreadView view,
    Optional<String> waitsOn,
    LockView.Kind kind,
    Optional<Long> owner,
    List<String> monitors) {
  DumpedThread {
    monitors = List.copyOf(monitors);
  }
}

package dev.skybridge.operator.adapter.pulumi;

import pulumirpc.Language.RunRequest;

/** What the engine runs: a graph of ours, or a program of a user's. */
interface EngineProgram {
  /**
   * Registers everything with the engine, and ends when the engine has answered.
   *
   * @param monitor the engine
   * @param request as the engine asked
   */
  GraphProgram.Outcome run(EngineMonitor monitor, RunRequest request);
}

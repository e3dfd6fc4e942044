package dev.skybridge.operator.adapter.pulumi;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How users' own programs are run.
 *
 * @param folder where each run gets a folder of its own, and the SDK is kept
 * @param userId the system's number of a user that nothing else runs as
 * @param heapMebibytes the program's heap
 * @param idleDeadline how long a program may do something else than wait for the engine
 */
public record WorkerSettings(Path folder, int userId, int heapMebibytes, Duration idleDeadline) {}

package dev.skybridge.operator.traffic;

import java.time.Duration;
import java.util.Optional;

/**
 * The right to write, as the API server last showed it.
 *
 * @param holder placement that has it; empty where it was given back
 * @param epoch times that it was given
 * @param lasts how long it holds without being renewed
 * @param quiet how long it was seen not to change, by a clock that never jumps
 * @param renewed whether the holder itself ever renewed it, so that a gate is known to watch it
 * @param releaseAsked whether the holder was asked to give it back
 * @param version resource version; a change that names it loses against any other change
 */
record WriterLease(
    Optional<String> holder,
    int epoch,
    Duration lasts,
    Duration quiet,
    boolean renewed,
    boolean releaseAsked,
    String version) {}

package dev.skybridge.runtime.diagnostics;

/**
 * A task that was seen running.
 *
 * @param task which; equal only to itself
 * @param ranNanos for how long it had run by then
 */
public record Sighting(Object task, long ranNanos) {}

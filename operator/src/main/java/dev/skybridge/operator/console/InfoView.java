package dev.skybridge.operator.console;

/**
 * What anyone may know.
 *
 * @param version of the operator
 * @param simulated whether the clouds are simulated
 */
public record InfoView(String version, boolean simulated) {}

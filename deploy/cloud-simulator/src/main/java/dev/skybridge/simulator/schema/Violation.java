package dev.skybridge.simulator.schema;

/**
 * One reason why inputs are refused before anything is sent to the cloud.
 *
 * @param property dotted path of the property
 */
public record Violation(String property, String reason) {}

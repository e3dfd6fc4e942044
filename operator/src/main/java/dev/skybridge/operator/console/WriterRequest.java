package dev.skybridge.operator.console;

/**
 * The wish that a placement writes.
 *
 * @param placement that is to write
 */
public record WriterRequest(String placement) {}

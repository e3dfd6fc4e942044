package dev.skybridge.operator.console;

/**
 * A person's word that a placement may write.
 *
 * @param placement that may
 * @param epoch for which this holds, as the question named it
 */
public record WriterConfirmation(String placement, int epoch) {}

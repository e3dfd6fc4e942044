package dev.skybridge.operator.console;

/**
 * A reason that conditions give.
 *
 * @param code as in conditions
 * @param level how an object with it stands
 * @param cure what can be done, in English
 */
public record ReasonView(String code, Level level, String cure) {}

package dev.skybridge.operator.console;

/**
 * Why a call failed (RFC 9457).
 *
 * @param type always {@code about:blank}: {@code code} tells problems apart
 * @param title short and the same for each problem of that code
 * @param status HTTP status
 * @param detail what happened this time
 * @param code tells problems apart
 * @param cure what can be done, in English
 */
public record Problem(
    String type, String title, int status, String detail, ProblemCode code, String cure) {

  static Problem of(ProblemCode code, String detail) {
    return new Problem("about:blank", code.title(), code.status(), detail, code, code.cure());
  }
}

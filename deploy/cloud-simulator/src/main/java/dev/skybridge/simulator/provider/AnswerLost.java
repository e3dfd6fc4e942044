package dev.skybridge.simulator.provider;

/** By request, a call's answer does not arrive. The caller can't know whether the work was done. */
public final class AnswerLost extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** How the caller sees it. */
  public enum Form {
    CONNECTION_RESET,
    DEADLINE
  }

  private final Form form;

  /** Makes the failure. */
  public AnswerLost(Form form) {
    super(
        form == Form.CONNECTION_RESET
            ? "error reading from server: connection reset by peer"
            : "no answer in time",
        null,
        false,
        false);
    this.form = form;
  }

  /** How the caller sees it. */
  public Form form() {
    return form;
  }
}

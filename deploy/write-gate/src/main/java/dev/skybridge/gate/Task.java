package dev.skybridge.gate;

/** Work on the database that the right to write asks for. */
sealed interface Task {
  /** Writes pass: copy now and then. */
  record Copy(int epoch) implements Task {}

  /**
   * No write passes any more: end what still runs, then copy.
   *
   * @param epoch times that the right to write was given
   */
  record LastCopy(int epoch) implements Task {}

  /**
   * Before the first write passes: put a copy in place.
   *
   * @param lease its unique id, since the epochs of another one begin anew
   * @param epoch times that the right to write was given
   * @param key of the copy
   */
  record Restore(String lease, int epoch, String key) implements Task {
    /** What tells that it was done; no other restore has the same. */
    String mark() {
      return "skybridge lease " + lease + " epoch " + epoch + " copy " + key;
    }
  }
}

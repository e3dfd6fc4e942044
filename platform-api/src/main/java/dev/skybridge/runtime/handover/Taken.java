package dev.skybridge.runtime.handover;

/**
 * What a consumer gets.
 *
 * @param <T> what is handed over
 */
public sealed interface Taken<T> {
  /**
   * The next one.
   *
   * @param <T> what is handed over
   * @param value it
   */
  record Item<T>(T value) implements Taken<T> {}

  /**
   * There is none, and none will come.
   *
   * @param <T> what is handed over
   */
  record End<T>() implements Taken<T> {}

  /**
   * There was none in time; one may come.
   *
   * @param <T> what is handed over
   */
  record Nothing<T>() implements Taken<T> {}
}

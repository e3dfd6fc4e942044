package dev.skybridge.operator.adapter.cloud.alicloud;

/** A list that was asked for one id is empty. */
final class NotThereException extends Exception {
  private static final long serialVersionUID = 1L;

  NotThereException(String id) {
    super(id + " is not listed");
  }
}

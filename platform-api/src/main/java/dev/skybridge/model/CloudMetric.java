package dev.skybridge.model;

/** What clouds measure of their objects. Each is an average over the step of the series. */
public enum CloudMetric {
  /** Use of all processors, from 0 to 100. */
  CPU_PERCENT("percent"),
  /** Network traffic to the object. */
  RECEIVED_BYTES_PER_SECOND("bytes/s"),
  /** Network traffic from the object. */
  SENT_BYTES_PER_SECOND("bytes/s"),
  /** Open connections of a database's clients. */
  CONNECTIONS("connections"),
  /** What is stored in a bucket. */
  STORED_BYTES("bytes"),
  /** How many objects are stored in a bucket. */
  STORED_OBJECTS("objects");

  private final String unit;

  CloudMetric(String unit) {
    this.unit = unit;
  }

  /** The unit of the values. */
  public String unit() {
    return unit;
  }

  /** Whether objects of a kind can have it. */
  public boolean isOf(CloudKind kind) {
    return switch (this) {
      case CPU_PERCENT, RECEIVED_BYTES_PER_SECOND, SENT_BYTES_PER_SECOND ->
          kind != CloudKind.BUCKET;
      case CONNECTIONS -> kind == CloudKind.DATABASE;
      case STORED_BYTES, STORED_OBJECTS -> kind == CloudKind.BUCKET;
    };
  }
}

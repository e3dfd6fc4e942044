package dev.skybridge.gate.copy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;

/**
 * A copy of a database, as the manifest beside it tells. The manifest is written last: a copy
 * without one does not count.
 *
 * @param application namespace and name
 * @param placement whose database it is of
 * @param epoch of the right to write in which it was made
 * @param at what was committed before is in it; by the database's own clock
 * @param lsn position in the database's log, at that time or just after
 * @param key of the manifest in the bucket
 * @param bytes of the dump
 * @param sha256 of the dump, in hexadecimal
 * @param server version of the database server
 * @param layout how a database for it is made
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Copy(
    String application,
    String placement,
    int epoch,
    Instant at,
    String lsn,
    String key,
    long bytes,
    String sha256,
    String server,
    Layout layout) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();
  static final String MANIFEST = ".json";
  static final String DUMP = ".dump";

  /**
   * How a database for it is made.
   *
   * @param owner role that owns it
   * @param encoding as PostgreSQL calls it
   * @param collate locale of its order
   * @param ctype locale of its characters
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Layout(String owner, String encoding, String collate, String ctype) {}

  /** Where the dump is in the bucket. */
  String dumpKey() {
    return key.substring(0, key.length() - MANIFEST.length()) + DUMP;
  }

  byte[] toJson() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest can't be written", e);
    }
  }

  static Copy parse(byte[] json) throws CopyFailed {
    try {
      return JSON.readValue(json, Copy.class);
    } catch (IOException e) {
      throw new CopyFailed("the copy's manifest can't be read");
    }
  }
}

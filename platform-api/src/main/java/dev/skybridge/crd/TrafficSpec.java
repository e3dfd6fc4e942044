package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an application's traffic is spread over its placements, and what happens when one of them is
 * lost.
 *
 * @param hosts names by which the edge knows the application's requests
 * @param probePath HTTP path of each placement that answers 2xx or 3xx when it can serve
 * @param after how long a placement must fail without a pause before its traffic is withdrawn
 * @param returnAfter how long it must answer without a pause before it gets traffic again
 * @param writes which placements may write
 * @param writer placement that writes first; a change moves it
 * @param lease how long the right to write lasts without being renewed
 * @param data what another placement finds when it takes over writing
 * @param prefer by what the next writer is chosen
 * @param copies that another placement begins with, where data is separate; null for none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TrafficSpec(
    @Required
        @Size(min = 1, max = 20)
        @JsonPropertyDescription("Host names of the requests, as the edge receives them.")
        List<@Pattern("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$") @Size(max = 253) String> hosts,
    @Default("/")
        @Size(max = 512)
        @Pattern("^/[^\\s]*$")
        @JsonPropertyDescription("HTTP path of a placement that answers 2xx or 3xx.")
        @Nullable String probePath,
    @Pattern(TrafficSpec.TIME)
        @JsonPropertyDescription(
            "How long a placement must fail before its traffic is withdrawn; 30s where not given.")
        @Nullable String after,
    @Pattern(TrafficSpec.TIME)
        @JsonPropertyDescription(
            "How long it must answer before it gets traffic again, doubled by each withdrawal of the last hour; 2m where not given.")
        @Nullable String returnAfter,
    @Default("every")
        @JsonPropertyDescription(
            "every (each placement writes what is its own) or one (one at a time, fenced by a lease).")
        @Nullable WritePolicy writes,
    @Size(max = 20)
        @JsonPropertyDescription(
            "Placement that writes first, the one with the most weight where not given. A change moves the right to write.")
        @Nullable String writer,
    @Pattern(TrafficSpec.TIME)
        @JsonPropertyDescription(
            "How long the right to write lasts without being renewed; 15s where not given.")
        @Nullable String lease,
    @Default("separate")
        @JsonPropertyDescription(
            "What another placement finds when it takes over writing: separate (its own data; a person is asked) or shared.")
        @Nullable DataPolicy data,
    @Default("weight")
        @JsonPropertyDescription(
            "The next writer among those that answer: weight (the largest) or latency (the shortest measured probe; alike within 20 % are told apart by weight).")
        @Nullable TrafficPreference prefer,
    @JsonPropertyDescription(
            "Copies of the writer's database that another placement begins with, where data is separate.")
        @Nullable CopiesSpec copies) {
  /** Times as the kinds write them. */
  static final String TIME = "^[1-9][0-9]{0,4}(s|m|h)$";

  private static final Duration AFTER = Duration.ofSeconds(30);
  private static final Duration RETURN_AFTER = Duration.ofMinutes(2);
  private static final Duration LEASE = Duration.ofSeconds(15);

  /** Copies the list. */
  public TrafficSpec {
    hosts = Collections.copy(hosts);
  }

  /** The path, {@code /} where none is given. */
  public String probePathOrDefault() {
    return probePath == null ? "/" : probePath;
  }

  /** The time after which traffic is withdrawn. */
  public Duration afterOrDefault() {
    return parse(after, AFTER);
  }

  /** The time after which it comes back. */
  public Duration returnAfterOrDefault() {
    return parse(returnAfter, RETURN_AFTER);
  }

  /** The time that the right to write lasts. */
  public Duration leaseOrDefault() {
    return parse(lease, LEASE);
  }

  /** Whether one placement writes at a time. */
  public boolean hasOneWriter() {
    return writes == WritePolicy.ONE;
  }

  /** Whether a new writer finds what the one before wrote. */
  public boolean sharesData() {
    return data == DataPolicy.SHARED;
  }

  /** Whether the next writer is the one that answers fastest. */
  public boolean prefersLatency() {
    return prefer == TrafficPreference.LATENCY;
  }

  private static Duration parse(@Nullable String text, Duration otherwise) {
    return text == null ? otherwise : parse(text);
  }

  static Duration parse(String text) {
    return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
  }
}

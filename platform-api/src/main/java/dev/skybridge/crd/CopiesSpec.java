package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.skybridge.model.Provider;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The copies that the writer's gate makes, and that another placement begins with when the writer
 * is lost. The gates are told the same by their own options.
 *
 * @param to bucket and prefix
 * @param provider cloud of the bucket; null where it is none of ours
 * @param every time from one copy to the next
 * @param maxLoss data-loss window within which nobody is asked; null asks always
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CopiesSpec(
    @Required
        @Size(max = 512)
        @Pattern("^s3://[a-z0-9][-a-z0-9.]*[a-z0-9](/[-A-Za-z0-9_./]*)?$")
        @JsonPropertyDescription("Bucket that the write gates copy to, as their --copy-to.")
        String to,
    @JsonPropertyDescription(
            "Cloud of the bucket, which may be none that a placement is on; not given for one of others.")
        @Nullable Provider provider,
    @Required
        @Pattern(TrafficSpec.TIME)
        @JsonPropertyDescription("From one copy to the next, as the gates' --copy-every.")
        String every,
    @Pattern(TrafficSpec.TIME)
        @JsonPropertyDescription(
            "When the writer is lost and no more than this would be lost with it, the last copy is restored elsewhere without asking. A person is always asked where not given.")
        @Nullable String maxLoss) {

  /** Time from one copy to the next. */
  public Duration interval() {
    return TrafficSpec.parse(every);
  }

  /** Age from which on a copy is late: one was left out, by more than its making can take. */
  public Duration lateAfter() {
    return interval().multipliedBy(2);
  }

  /** Window within which nobody is asked. */
  public Optional<Duration> lossAllowed() {
    return Optional.ofNullable(maxLoss).map(TrafficSpec::parse);
  }
}

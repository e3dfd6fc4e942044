package dev.skybridge.crd;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;

/**
 * How much more a month one plan of one stack may cost without a person.
 *
 * @param monthly in whole units of the currency
 * @param currency ISO 4217
 */
public record ChangeBudget(
    @Required
        @Min(0)
        @Max(1_000_000_000)
        @JsonPropertyDescription("How much more a month a plan may cost without a person.")
        int monthly,
    @Required @Pattern("^[A-Z]{3}$") @JsonPropertyDescription("ISO 4217, for example CNY.")
        String currency) {}

package dev.skybridge.simulator.provider;

import dev.skybridge.simulator.cloud.VendorRefusal;
import java.util.Optional;

/**
 * Who calls, as the configuration of a connection says.
 *
 * @param refusal why the vendor refuses each call of this caller; empty when the credentials are
 *     right
 */
public record Caller(String account, String region, Optional<VendorRefusal> refusal) {}

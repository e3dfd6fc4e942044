package dev.skybridge.model;

import java.util.Map;

/**
 * How to reach one account of a cloud.
 *
 * @param provider the cloud
 * @param account namespace/name of the CloudAccount, for limits, logs and metrics
 * @param region the vendor's region name
 * @param credentials the vendor provider's own configuration names ({@code accessKey}, {@code
 *     secretKey}; Tencent: {@code secretId}, {@code secretKey}) with their values
 */
public record AccountCredentials(
    Provider provider, String account, String region, Map<String, SecretText> credentials) {
  /** Copies the map. */
  public AccountCredentials {
    credentials = Map.copyOf(credentials);
  }
}

package dev.skybridge.simulator.provider;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skybridge.simulator.property.JsonCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The accounts of all clouds, from a file that the simulator is started with. */
public record Accounts(List<Account> accounts) {

  /**
   * One account.
   *
   * @param accessKey id of its key (AWS access key, Alibaba Cloud AccessKey id, Tencent Cloud
   *     SecretId)
   * @param secretKey secret of its key
   */
  public record Account(String provider, String accountId, String accessKey, String secretKey) {
    @Override
    public String toString() {
      return "Account[" + provider + " " + accountId + "]";
    }
  }

  public Accounts {
    accounts = List.copyOf(accounts);
  }

  /**
   * Reads a JSON list of objects with {@code provider}, {@code accountId}, {@code accessKey} and
   * {@code secretKey}.
   *
   * @throws IOException when the file can't be read
   * @throws IllegalArgumentException when an entry lacks a member; the message never holds a secret
   */
  public static Accounts read(Path file) throws IOException {
    JsonNode root = JsonCodec.MAPPER.readTree(file.toFile());
    List<Account> accounts = new ArrayList<>();
    for (JsonNode entry : root.path("accounts").isArray() ? root.path("accounts") : root) {
      for (String member : List.of("provider", "accountId", "accessKey", "secretKey")) {
        if (entry.path(member).asText().isEmpty()) {
          throw new IllegalArgumentException(
              "account " + (accounts.size() + 1) + " in the accounts file has no " + member);
        }
      }
      accounts.add(
          new Account(
              entry.path("provider").asText(),
              entry.path("accountId").asText(),
              entry.path("accessKey").asText(),
              entry.path("secretKey").asText()));
    }
    return new Accounts(accounts);
  }

  /** The account that a key belongs to. */
  public Optional<Account> owning(String provider, String accessKey) {
    return accounts.stream()
        .filter(a -> a.provider().equals(provider) && a.accessKey().equals(accessKey))
        .findFirst();
  }
}

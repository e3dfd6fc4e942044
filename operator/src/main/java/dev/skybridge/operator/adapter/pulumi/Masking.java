package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.AccountCredentials;
import dev.skybridge.model.SecretText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Takes what must not be seen out of messages that others wrote.
 *
 * @param hidden texts that are replaced
 */
public record Masking(List<String> hidden) implements UnaryOperator<String> {
  private static final int LONGEST_MESSAGE = 1000;

  /** Copies the list. */
  public Masking {
    hidden = List.copyOf(hidden);
  }

  /** Hides an account's credentials and the state store's URL. */
  static Masking of(AccountCredentials account, PulumiSettings settings) {
    var hidden = new ArrayList<>(of(account).hidden());
    hidden.add(settings.backendUrl().reveal());
    hidden.removeIf(String::isEmpty);
    return new Masking(hidden);
  }

  /** Hides an account's credentials. */
  public static Masking of(AccountCredentials account) {
    return new Masking(
        account.credentials().values().stream()
            .map(SecretText::reveal)
            .filter(text -> !text.isEmpty())
            .toList());
  }

  /** The message without them, and without passwords in URLs; at most 1,000 characters. */
  @Override
  public String apply(String message) {
    var text = message;
    for (var secret : hidden) {
      text = text.replace(secret, "[secret]");
    }
    text = text.replaceAll("://[^/@\\s]*@", "://[secret]@");
    return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE - 1) + "…";
  }

  @Override
  public String toString() {
    return "Masking of " + hidden.size();
  }
}

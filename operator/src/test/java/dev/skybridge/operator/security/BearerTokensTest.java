package dev.skybridge.operator.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokensTest {
  private static final User ANN = new User("ann", "", List.of(), Map.of());

  private final BearerTokens tokens =
      new BearerTokens(token -> token.equals("good") ? Optional.of(ANN) : Optional.empty());

  @Test
  void shouldKnowTheUserOfAToken() {
    assertThat(tokens.user("bearer good ")).contains(ANN);
    assertThat(tokens.user("Bearer bad")).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Bearer", "Bearer  ", "Basic YTpi"})
  void shouldRefuseAHeaderWithoutToken(String header) {
    assertThatThrownBy(() -> tokens.user(header)).isInstanceOf(NotAuthenticated.class);
  }
}

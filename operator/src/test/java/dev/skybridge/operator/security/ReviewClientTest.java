package dev.skybridge.operator.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReviewClientTest {
  @Test
  void shouldEncodeWhatAHeaderNameCanNotHold() {
    var extra = Map.of("authentication.kubernetes.io/credential-id", List.of("JTI=1"));

    assertThat(ReviewClient.headerNames(extra))
        .isEqualTo(Map.of("authentication.kubernetes.io%2Fcredential-id", List.of("JTI=1")));
  }
}

package dev.skybridge.operator.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SinglePageTest {
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "/applications,true",
    "/applications/shop/my.app,true",
    "/nowhere,true",
    "/,false",
    "/index.html,false",
    "/metrics,false",
    "/api/v1/me,false",
    "/q/health,false",
    "/assets/index-1a2b.js,false"
  })
  void shouldServeThePageForLinksIntoIt(String path, boolean expected) {
    assertThat(SinglePage.isPage(path)).isEqualTo(expected);
  }
}

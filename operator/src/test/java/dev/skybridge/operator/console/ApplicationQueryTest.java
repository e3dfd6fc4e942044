package dev.skybridge.operator.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationQueryTest {
  private static final List<ApplicationSummary> ALL =
      List.of(
          summary("shop", "web", ReadyStatus.TRUE, "Ready", "aws"),
          summary("shop", "api", ReadyStatus.FALSE, "SecretNotFound", "alicloud"),
          summary("bank", "web", ReadyStatus.UNKNOWN, "Pending", "tencentcloud"));

  @ParameterizedTest(name = "{0} {1} {2} {3} -> {4}")
  @CsvSource({
    "'','','','','shop/api bank/web shop/web'",
    "shop,'','','','shop/api shop/web'",
    "'',SECRETNOT,'','','shop/api'",
    "'',ank/w,'','','bank/web'",
    "'','',False,'','shop/api'",
    "'','',unknown,'','bank/web'",
    "'','','',aws,'shop/web'",
    "none,'','','',''"
  })
  void shouldListWhatTheFilterLetsThrough(
      String namespace, String search, String ready, String provider, String expected) {
    var query =
        ApplicationQuery.of(list(namespace), search, list(ready), list(provider), "name", 1, 20);

    assertThat(names(query.select(ALL))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "-name,'shop/web bank/web shop/api'",
    "namespace,'bank/web shop/api shop/web'",
    "ready,'shop/web shop/api bank/web'",
    "-reason,'shop/api shop/web bank/web'"
  })
  void shouldSort(String sort, String expected) {
    var query = ApplicationQuery.of(List.of(), null, List.of(), List.of(), sort, 1, 20);

    assertThat(names(query.select(ALL))).isEqualTo(expected);
  }

  @Test
  void shouldCutPages() {
    var second = ApplicationQuery.of(List.of(), null, List.of(), List.of(), "name", 2, 2);
    var beyond =
        ApplicationQuery.of(List.of(), null, List.of(), List.of(), "name", Integer.MAX_VALUE, 200);

    assertThat(names(second.select(ALL))).isEqualTo("shop/web");
    assertThat(second.select(ALL).total()).isEqualTo(3);
    assertThat(beyond.select(ALL).items()).isEmpty();
  }

  @Test
  void shouldCountAllThatMatchWhateverTheirReady() {
    var query =
        ApplicationQuery.of(List.of("shop"), null, List.of("True"), List.of(), "name", 1, 9);

    assertThat(query.select(ALL).counts()).isEqualTo(new ApplicationPage.Counts(1, 1, 0));
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @CsvSource({"Perhaps,name,1,20", "True,colour,1,20", "True,name,0,20", "True,name,1,201"})
  void shouldRefuseWhatAParameterCanNotBe(String ready, String sort, int page, int size) {
    assertThatThrownBy(
            () -> ApplicationQuery.of(List.of(), null, List.of(ready), List.of(), sort, page, size))
        .isInstanceOf(InvalidRequest.class);
  }

  private static List<String> list(String value) {
    return value.isEmpty() ? List.of() : List.of(value);
  }

  private static String names(ApplicationPage page) {
    return String.join(
        " ", page.items().stream().map(item -> item.namespace() + "/" + item.name()).toList());
  }

  private static ApplicationSummary summary(
      String namespace, String name, ReadyStatus ready, String reason, String provider) {
    return new ApplicationSummary(
        namespace,
        name,
        Level.UNKNOWN,
        ready,
        reason,
        "",
        List.of(provider),
        1,
        0,
        null,
        "2026-01-01T00:00:00Z",
        false,
        false,
        true);
  }
}

package dev.skybridge.operator.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.skybridge.runtime.context.CancelledException;
import dev.skybridge.runtime.context.Cause;
import dev.skybridge.runtime.context.Scope;
import dev.skybridge.runtime.context.carry.TimeoutHeader;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CallDeadlineTest {
  private static final Duration BOUND = Duration.ofSeconds(30);

  private final Scope process = Scope.root("process");

  @AfterEach
  void end() {
    process.close();
  }

  @Test
  void shouldGiveACallTheBoundWhereTheCallerDoesNotSay() throws Exception {
    // given, when
    var left = deadline(null).within("list", CallDeadlineTest::left);

    // then
    assertThat(left).isBetween(BOUND.minusSeconds(10), BOUND);
  }

  @Test
  void shouldGiveACallNoLongerThanTheCallerWaits() throws Exception {
    // given, when
    var shorter = deadline("5S").within("list", CallDeadlineTest::left);
    var longer = deadline("5H").within("list", CallDeadlineTest::left);

    // then
    assertThat(shorter).isLessThanOrEqualTo(Duration.ofSeconds(5));
    assertThat(longer).isBetween(BOUND.minusSeconds(10), BOUND);
  }

  @Test
  void shouldEndACallThatIsLateAndAnswerThatItTookTooLong() {
    // given
    var late = deadline("100m");

    // when, then
    assertThatThrownBy(() ->
            late.within(
                "list",
                () -> {
                  new CountDownLatch(1).await();
                  return "never";
                }))
        .isInstanceOfSatisfying(
            CancelledException.class,
            e -> {
              assertThat(e.reason()).isInstanceOf(Cause.DeadlinePassed.class);
              assertThat(new ProblemMapper().ended(e).getStatus()).isEqualTo(504);
            });
  }

  @Test
  void shouldBoundAllCallsButTheStreamAndTheBundle() {
    // given
    var classes = new ClassFileImporter().importPackages("dev.skybridge.operator.console");

    // when
    var unbounded =
        classes.stream()
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
            .filter(method -> !method.isAnnotatedWith(Bounded.class))
            .filter(method -> !method.getOwner().isAnnotatedWith(Bounded.class))
            .map(method -> method.getOwner().getSimpleName() + "." + method.getName());

    // then
    assertThat(unbounded)
        .containsExactlyInAnyOrder("EventsResource.stream", "RuntimeResource.bundle");
  }

  private static Duration left() {
    return Scope.current().flatMap(Scope::remaining).orElseThrow();
  }

  private CallDeadline deadline(@Nullable String asked) {
    var headers = only(HttpHeaders.class, "getHeaderString", TimeoutHeader.NAME, asked);
    var config = only(ConsoleConfig.class, "callDeadline", null, BOUND);
    return new CallDeadline(process, config, headers);
  }

  /** Answers one method, for one argument where it has one, and no other. */
  private static <T> T only(
      Class<T> type, String method, @Nullable Object argument, @Nullable Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, called, arguments) -> {
              if (!called.getName().equals(method)
                  || (argument != null && !argument.equals(arguments[0]))) {
                throw new UnsupportedOperationException(called.getName());
              }
              return answer;
            }));
  }
}

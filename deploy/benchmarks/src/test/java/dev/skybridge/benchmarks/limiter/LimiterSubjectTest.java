package dev.skybridge.benchmarks.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimiterSubjectTest {
  private static final int QUESTIONS = 1_000;

  @ParameterizedTest
  @EnumSource
  void shouldAdmitAllWhenTheRateIsAmple(LimiterSubject subject) {
    // given
    var limiter = subject.admitting();

    // when
    var admitted = IntStream.range(0, QUESTIONS).filter(i -> limiter.tryAcquire()).count();

    // then
    assertThat(admitted).isEqualTo(QUESTIONS);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "none")
  void shouldRefuseAllWhenTheOnlyPermitIsGone(LimiterSubject subject) {
    // given
    var limiter = subject.refusing();

    // when
    var admitted = IntStream.range(0, QUESTIONS).filter(i -> limiter.tryAcquire()).count();

    // then
    assertThat(admitted).isZero();
  }
}

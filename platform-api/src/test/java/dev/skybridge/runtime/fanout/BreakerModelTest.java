package dev.skybridge.runtime.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skybridge.runtime.context.ManualTimer;
import dev.skybridge.runtime.fanout.Breaker.Permit;
import dev.skybridge.runtime.fanout.Breaker.Refusal;
import dev.skybridge.runtime.fanout.BreakerState.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Random calls against a breaker and against a slow, plain model of it. */
@Timeout(60)
final class BreakerModelTest {
  private static final int WALKS = 300;
  private static final int STEPS = 400;

  @Test
  void shouldDoAsTheModelDoesWhateverIsCalledWhen() {
    var seed = new Random().nextLong();
    System.out.println("seed of the breaker's walks: " + seed);
    var random = new Random(seed);
    var refusals = 0;
    var openings = 0L;
    for (int walk = 0; walk < WALKS; walk++) {
      // given
      var rule =
          new BreakerRule(
              Duration.ofMillis(100L * (1 + random.nextInt(20))),
              1 + random.nextInt(6),
              (1 + random.nextInt(10)) / 10.0,
              Duration.ofMillis(1 + random.nextInt(1500)),
              1 + random.nextInt(3));
      var timer = new ManualTimer();
      var breaker = new Breaker("source", rule, timer);
      var model = new Model(rule);
      var permits = new ArrayList<Permit>();
      var modelled = new ArrayList<Model.Call>();

      for (int step = 0; step < STEPS; step++) {
        // when
        switch (random.nextInt(10)) {
          case 0, 1 -> timer.pass(Duration.ofMillis(random.nextInt(300)));
          case 2, 3, 4, 5 -> {
            var call = model.ask(timer.nanos());
            switch (breaker.ask()) {
              case Permit permit -> {
                permits.add(permit);
                modelled.add(Objects.requireNonNull(call, () -> "refused; seed " + seed));
              }
              case Refusal(var retryAfter) -> {
                assertThat(call).as("seed %d: model permits", seed).isNull();
                assertThat(retryAfter).isEqualTo(model.retryAfter(timer.nanos()));
                refusals++;
              }
            }
          }
          default -> {
            if (!permits.isEmpty()) {
              int which = random.nextInt(permits.size());
              int how = random.nextInt(3);
              end(permits.get(which), how);
              model.end(modelled.get(which), how, timer.nanos());
              if (random.nextBoolean()) { // else it is ended again later, to no effect
                permits.remove(which);
                modelled.remove(which);
              }
            }
          }
        }

        // then
        var state = breaker.state();
        assertThat(state.phase()).as("seed %d", seed).isEqualTo(model.phase);
        assertThat(state.opened()).isEqualTo(model.opened);
      }
      openings += model.opened;
    }
    assertThat(refusals).isPositive();
    assertThat(openings).isPositive();
    System.out.printf("breaker: %d refusals, %d openings%n", refusals, openings);
  }

  private static void end(Permit permit, int how) {
    switch (how) {
      case 0 -> permit.succeeded();
      case 1 -> permit.failed();
      default -> permit.withdrawn();
    }
  }

  /** Keeps each call and looks at all of them each time. */
  private static final class Model {
    private record Ended(long slice, boolean failed) {}

    private static final class Call {
      private final long era;
      private boolean over;

      Call(long era) {
        this.era = era;
      }
    }

    private final BreakerRule rule;
    private final List<Ended> ended = new ArrayList<>();
    private final List<Call> trials = new ArrayList<>();
    private Phase phase = Phase.CLOSED;
    private long era;
    private long since;
    private long opened;

    Model(BreakerRule rule) {
      this.rule = rule;
    }

    @Nullable Call ask(long now) {
      if (phase == Phase.OPEN && now - since >= rule.openFor().toNanos()) {
        to(Phase.HALF_OPEN, now);
      }
      if (phase == Phase.OPEN || (phase == Phase.HALF_OPEN && trials.size() == rule.trials())) {
        return null;
      }
      var call = new Call(era);
      if (phase == Phase.HALF_OPEN) {
        trials.add(call);
      }
      return call;
    }

    Duration retryAfter(long now) {
      return phase == Phase.OPEN ? rule.openFor().minusNanos(now - since) : Duration.ZERO;
    }

    void end(Call call, int how, long now) {
      if (call.over || call.era != era) {
        return;
      }
      call.over = true;
      if (phase == Phase.HALF_OPEN) {
        if (how == 1) {
          to(Phase.OPEN, now);
        } else if (how == 2) {
          trials.remove(call);
        } else if (trials.size() == rule.trials() && trials.stream().allMatch(t -> t.over)) {
          to(Phase.CLOSED, now);
        }
      } else if (how != 2) {
        long slice = now / (rule.window().toNanos() / CallWindow.SLICES);
        ended.add(new Ended(slice, how == 1));
        var within = ended.stream().filter(e -> e.slice > slice - CallWindow.SLICES).toList();
        var failed = within.stream().filter(Ended::failed).count();
        if (how == 1
            && within.size() >= rule.minimumCalls()
            && failed >= rule.failureRate() * within.size()) {
          to(Phase.OPEN, now);
        }
      }
    }

    private void to(Phase next, long now) {
      phase = next;
      since = now;
      era++;
      ended.clear();
      trials.clear();
      if (next == Phase.OPEN) {
        opened++;
      }
    }
  }
}

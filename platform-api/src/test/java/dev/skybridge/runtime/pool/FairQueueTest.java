package dev.skybridge.runtime.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FairQueueTest {
  private final FairQueue<String> queue = new FairQueue<>();

  @Test
  void shouldTakeTurnsBetweenKeysAndKeepTheOrderWithinEach() {
    // given
    for (int i = 0; i < 100; i++) {
      add("greedy", "g" + i);
    }
    add("modest", "m0");
    add("modest", "m1");

    // when
    var taken = List.of(poll(), poll(), poll(), poll(), poll());

    // then
    assertThat(taken).containsExactly("g0", "m0", "g1", "m1", "g2");
    assertThat(queue.size()).isEqualTo(97);
    assertThat(queue.keys()).isEqualTo(1);
  }

  @Test
  void shouldPreferWhatIsUrgentWithoutStarvingTheRest() {
    // given
    for (var priority : Priority.values()) {
      for (int i = 0; i < 210; i++) {
        queue.add(priority.name(), "same", priority, 0);
      }
    }

    // when
    var taken = new HashMap<String, Integer>();
    IntStream.range(0, 210).forEach(i -> taken.merge(poll(), 1, Integer::sum));

    // then
    assertThat(taken).isEqualTo(Map.of("HIGH", 160, "NORMAL", 40, "LOW", 10));
  }

  @Test
  void shouldDropTheOldestOfTheLeastUrgent() {
    // given
    queue.add("urgent", "a", Priority.HIGH, 0);
    queue.add("first", "b", Priority.NORMAL, 1);
    queue.add("second", "c", Priority.NORMAL, 2);

    // when
    var dropped = List.of(drop(), drop(), drop());

    // then
    assertThat(dropped).containsExactly("first", "second", "urgent");
    assertThat(queue.dropOldest()).isNull();
  }

  @Test
  void shouldKnowSinceWhenTheOldestWaits() {
    // given
    queue.add("a", "a", Priority.LOW, 10);
    var second = queue.add("b", "b", Priority.HIGH, 5);

    // when
    var before = queue.oldestSince(100);
    queue.remove(second);
    var after = queue.oldestSince(100);

    // then
    assertThat(before).isEqualTo(5);
    assertThat(after).isEqualTo(10);
    assertThat(new FairQueue<String>().oldestSince(100)).isEqualTo(100);
  }

  /** Against a list for each key: the same order within a key, no task lost, none twice. */
  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_123, 77})
  void shouldKeepItsOrderWhateverIsAddedTakenAndRemoved(long seed) {
    var random = new Random(seed);
    var model = new HashMap<Integer, Queue<String>>();
    var places = new ArrayList<Map.Entry<Integer, FairQueue.Place<String>>>();
    var names = new ArrayList<String>();
    for (int step = 0; step < 20_000; step++) {
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          var key = random.nextInt(7);
          var name = key + "#" + step;
          places.add(Map.entry(key, queue.add(name, key, Priority.NORMAL, step)));
          names.add(name);
          model.computeIfAbsent(key, _ -> new ArrayDeque<>()).add(name);
        }
        case 2, 3 -> {
          var taken = queue.poll();
          if (taken == null) {
            assertThat(model.values()).allMatch(Queue::isEmpty);
          } else {
            var key = Integer.parseInt(taken.substring(0, taken.indexOf('#')));
            assertThat(line(model, key).remove()).isEqualTo(taken);
          }
        }
        default -> {
          if (!places.isEmpty()) {
            var index = random.nextInt(places.size());
            var removed = queue.remove(places.get(index).getValue());
            var line = line(model, places.get(index).getKey());
            assertThat(line.remove(names.get(index))).isEqualTo(removed);
          }
        }
      }
      assertThat(queue.size()).isEqualTo(model.values().stream().mapToInt(Queue::size).sum());
    }
  }

  private static Queue<String> line(Map<Integer, Queue<String>> model, Integer key) {
    return java.util.Objects.requireNonNull(model.get(key));
  }

  private void add(String key, String value) {
    queue.add(value, key, Priority.NORMAL, 0);
  }

  private String poll() {
    return java.util.Objects.requireNonNull(queue.poll());
  }

  private String drop() {
    return java.util.Objects.requireNonNull(queue.dropOldest());
  }
}

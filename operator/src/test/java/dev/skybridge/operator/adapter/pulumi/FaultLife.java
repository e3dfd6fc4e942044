package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.model.Provider;
import dev.skybridge.operator.adapter.pulumi.FaultCell.Act;
import dev.skybridge.operator.adapter.pulumi.FaultCell.Injected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * The cells that one stack lives through, from its creation to its deletion. Each begins where the
 * one before was found to have ended well.
 *
 * @param name of the stack
 * @param cloud where it stands
 * @param cells first a create, last a delete
 */
record FaultLife(String name, Provider cloud, List<FaultCell> cells) {
  /** Copies the list. */
  FaultLife {
    cells = List.copyOf(cells);
  }

  /** Every fault with every act on every cloud. */
  static List<FaultLife> matrix() {
    var lives = new ArrayList<FaultLife>();
    for (var fault : Injected.values()) {
      for (var cloud : Provider.values()) {
        lives.add(of(lives.size(), cloud, Arrays.asList(Act.values()), () -> List.of(fault)));
      }
    }
    return lives;
  }

  /**
   * Random acts with two random faults at once.
   *
   * @param cells how many in all, a multiple of five
   * @param first number of the first life
   */
  static List<FaultLife> combinations(Random random, int cells, int first) {
    var clouds = Arrays.asList(Provider.values());
    var lives = new ArrayList<FaultLife>();
    for (int i = 0; i < cells / Act.values().length; i++) {
      var between = List.of(Act.UPDATE, Act.REFRESH, Act.REPLACE);
      var acts = new ArrayList<Act>();
      acts.add(Act.CREATE);
      for (int step = 0; step < between.size(); step++) {
        acts.add(between.get(random.nextInt(between.size())));
      }
      acts.add(Act.DELETE);
      var cloud = clouds.get(random.nextInt(clouds.size()));
      lives.add(of(first + i, cloud, acts, () -> pair(random)));
    }
    return lives;
  }

  /** One of the cloud's faults and any other; of ours, one at a time. */
  private static List<Injected> pair(Random random) {
    var all = new ArrayList<>(Arrays.asList(Injected.values()));
    Collections.shuffle(all, random);
    var clouds = all.stream().filter(fault -> !fault.ours()).findFirst().orElseThrow();
    var other = all.stream().filter(fault -> fault != clouds).findFirst().orElseThrow();
    return List.of(clouds, other);
  }

  private static FaultLife of(
      int number, Provider cloud, List<Act> acts, Supplier<List<Injected>> faults) {
    return new FaultLife(
        "life-" + number,
        cloud,
        acts.stream().map(act -> new FaultCell(cloud, act, faults.get())).toList());
  }
}

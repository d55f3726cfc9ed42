package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TidyingTest {
  private static final long MIB = 1 << 20;

  private long living;
  private long garbage;
  private int collections;

  private final Tidying tidying =
      new Tidying(
          () -> living + garbage,
          () -> {
            garbage = 0;
            collections++;
          });

  @Test
  void collectsOnlyWhenSomethingHasGathered() {
    living = 12 * MIB;
    tidying.run();
    assertThat(collections).isEqualTo(1);
    for (long gathered : List.of(1L, 4L, 8L)) {
      garbage = gathered * MIB;
      tidying.run();
    }
    assertThat(collections).isEqualTo(1);
    garbage = 9 * MIB;
    tidying.run();
    assertThat(collections).isEqualTo(2);
    assertThat(garbage).isZero();
  }

  @Test
  void takesWhatLivesForGiven() {
    living = 100 * MIB;
    tidying.run();
    garbage = 7 * MIB;
    tidying.run();
    assertThat(collections).isEqualTo(1);
  }
}

package dev.hearth.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Device;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DrawnBatchesTest {
  private static final int CONTEXT = 5;
  private static final Slice SLICE = new Slice(100, 40);

  private final Device device =
      ServiceLoader.load(Backend.class).findFirst().orElseThrow().open("cpu", 1);

  @AfterEach
  void close() {
    device.close();
  }

  @Test
  void sequencesStayInTheSliceAndReachBothItsEnds() {
    int[] tokens = new int[8 * CONTEXT];
    int[] targets = new int[tokens.length];
    int lowest = Integer.MAX_VALUE;
    int highest = 0;
    try (DrawnBatches batches = batches(1, 2, 3)) {
      for (int step = 0; step < 100; step++) {
        batches.fill(step, tokens, targets);
        for (int n = 0; n < tokens.length; n++) {
          assertThat(targets[n]).isEqualTo(tokens[n] + 1);
          lowest = Math.min(lowest, tokens[n]);
          highest = Math.max(highest, targets[n]);
        }
      }
    }
    assertThat(lowest).isEqualTo(100);
    assertThat(highest).isEqualTo(139);
  }

  @Test
  void seedRoundShardAndStepEachMatter() {
    int[] first = drawn(1, 2, 3, 4);
    assertThat(drawn(1, 2, 3, 4)).isEqualTo(first);
    assertThat(drawn(2, 2, 3, 4)).isNotEqualTo(first);
    assertThat(drawn(1L << 32, 2, 3, 4)).isEqualTo(first);
    assertThat(drawn(1, 3, 3, 4)).isNotEqualTo(first);
    assertThat(drawn(1, 2, 4, 4)).isNotEqualTo(first);
    assertThat(drawn(1, 2, 3, 5)).isNotEqualTo(first);
  }

  @Test
  void aSliceOfOneSequenceWithoutATargetIsTooShort() {
    Slice slice = new Slice(0, CONTEXT);
    assertThatThrownBy(() -> new DrawnBatches(device, places(), slice, 1, CONTEXT, 1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private int[] drawn(long seed, int round, int shard, int step) {
    int[] tokens = new int[8 * CONTEXT];
    try (DrawnBatches batches = batches(seed, round, shard)) {
      batches.fill(step, tokens, new int[tokens.length]);
    }
    return tokens;
  }

  private DrawnBatches batches(long seed, int round, int shard) {
    return new DrawnBatches(device, places(), SLICE, 8, CONTEXT, seed, round, shard);
  }

  /** Tokens that are their own places. */
  private static Tokens places() {
    short[] ids = new short[200];
    for (short n = 0; n < ids.length; n++) {
      ids[n] = n;
    }
    return new Tokens(ids);
  }
}

package dev.hearth.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.compute.Pace;
import dev.hearth.compute.StoppedException;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateRootTest {
  private static final int MANY = 1 << 20;

  @ParameterizedTest(name = "{0} words on {1} threads")
  @CsvSource({"1, 1", "1025, 2", "262144, 1", "262145, 3", "300000, 2", "524288, 2"})
  void isTheRootOverAllChunks(int words, int threads) {
    ModelState state = new ModelState(random(words, 1), random(words, 2), random(words, 3));
    List<Hash> leaves = new ArrayList<>();
    for (float[] vector : List.of(state.parameters(), state.first(), state.second())) {
      addLeaves(vector, leaves);
    }
    assertThat(StateRoot.of(new HostThreads(threads, Pace.FREE), state))
        .isEqualTo(MerkleTree.root(MerkleTree.Type.STATE, leaves));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aStopEndsItAtTheNextSlice(int threads) {
    AtomicInteger asked = new AtomicInteger();
    Pace stopping =
        () -> {
          if (asked.incrementAndGet() > 2) {
            throw new StoppedException();
          }
        };
    ModelState state = ModelState.zero(4 * MANY);
    assertThatThrownBy(() -> StateRoot.of(new HostThreads(threads, stopping), state))
        .isInstanceOf(StoppedException.class);
    assertThat(asked.get()).isBetween(3, 20); // of 48, for streams have begun what they share out
  }

  @Test
  void worksOnNoMoreThreadsThanTheDeviceHas() {
    AtomicInteger working = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    new HostThreads(2, Pace.FREE)
        .run(
            64,
            task -> {
              most.accumulateAndGet(working.incrementAndGet(), Math::max);
              Thread.onSpinWait();
              return working.decrementAndGet();
            });
    assertThat(most.get()).isBetween(1, 2);
  }

  private static float[] random(int words, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] vector = new float[words];
    for (int n = 0; n < words; n++) {
      vector[n] = random.nextFloat();
    }
    return vector;
  }

  private static void addLeaves(float[] vector, List<Hash> leaves) {
    ByteBuffer bytes =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    for (int at = 0; at < bytes.capacity(); at += StateRoot.CHUNK_WORDS * Float.BYTES) {
      byte[] chunk = new byte[Math.min(StateRoot.CHUNK_WORDS * Float.BYTES, bytes.capacity() - at)];
      bytes.get(at, chunk);
      leaves.add(MerkleTree.leaf(MerkleTree.Type.STATE, chunk));
    }
  }
}

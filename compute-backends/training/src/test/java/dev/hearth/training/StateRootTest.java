package dev.hearth.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.compute.Pace;
import dev.hearth.compute.StoppedException;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.program.Parameter;
import dev.hearth.training.program.Parameters;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateRootTest {
  /** A token embedding of one chunk, of several, of more than a part of 256. */
  @ParameterizedTest(name = "width {0}, vocabulary {1}, on {2} threads")
  @CsvSource({"8, 11, 1", "64, 33, 2", "128, 2049, 3"})
  void isTheRootOverEveryVariable(int width, int vocabulary, int threads) {
    ModelShape shape = new ModelShape(1, width, 2, 16, vocabulary);
    int words = (int) shape.parameters();
    ModelState state = new ModelState(random(words, 1), random(words, 2), random(words, 3));
    List<Hash> leaves = new ArrayList<>();
    for (float[] vector : List.of(state.parameters(), state.first(), state.second())) {
      for (Parameter parameter : Parameters.of(shape)) {
        int end = parameter.offset() + parameter.size();
        leaves.add(leaf(bytes(Arrays.copyOfRange(vector, parameter.offset(), end))));
      }
    }
    leaves.add(leaf(ByteBuffer.wrap(new byte[] {3, 2, 0, 0})));
    assertThat(StateRoot.of(new HostThreads(threads, Pace.FREE), shape, state, 0x203))
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
    ModelShape shape = new ModelShape(1, 512, 2, 16, 2048);
    ModelState state = ModelState.zero((int) shape.parameters());
    assertThatThrownBy(() -> StateRoot.of(new HostThreads(threads, stopping), shape, state, 0))
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

  /** Of one variable. */
  private static Hash leaf(ByteBuffer words) {
    List<Hash> chunks = new ArrayList<>();
    while (words.hasRemaining()) {
      byte[] chunk = new byte[Math.min(4096, words.remaining())];
      words.get(chunk);
      chunks.add(MerkleTree.leaf(MerkleTree.Type.VARIABLE, chunk));
    }
    byte[] root = MerkleTree.root(MerkleTree.Type.VARIABLE, chunks).toArray();
    return MerkleTree.leaf(MerkleTree.Type.STATE, root);
  }

  private static ByteBuffer bytes(float[] vector) {
    ByteBuffer bytes =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return bytes;
  }
}

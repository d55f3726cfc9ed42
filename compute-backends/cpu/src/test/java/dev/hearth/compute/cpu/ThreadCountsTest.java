package dev.hearth.compute.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.Device;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.op.Embedding;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However many threads share the work, also more than there is work for: the same bits. */
class ThreadCountsTest {
  static IntStream counts() {
    return IntStream.rangeClosed(1, 200);
  }

  @ParameterizedTest
  @MethodSource("counts")
  void shareTheColumnsOfAnEmbedding(int threads) {
    assertSameBits(
        Stream.of(Embedding.gradient(2, 5, 7, 19), Embedding.gradient(1, 4, 9, 128)), threads);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 24, 28, 48, 96, 200})
  void shareEveryOperator(int threads) {
    assertSameBits(Operators.awkward(), threads);
  }

  private static void assertSameBits(Stream<Operator> operators, int threads) {
    try (Device one = new CpuBackend().open("cpu", 1);
        Device many = new CpuBackend().open("cpu", threads)) {
      operators.forEach(
          operator -> {
            List<int[]> wanted = Arguments.run(one, operator);
            List<int[]> given = Arguments.run(many, operator);
            for (int n = 0; n < wanted.size(); n++) {
              assertThat(given.get(n))
                  .as("%s, output %d", operator.name(), n)
                  .isEqualTo(wanted.get(n));
            }
          });
    }
  }
}

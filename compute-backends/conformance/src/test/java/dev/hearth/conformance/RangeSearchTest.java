package dev.hearth.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.check.Flavor;
import dev.hearth.compute.check.Trial;
import dev.hearth.compute.fold.Arithmetic;
import dev.hearth.compute.fold.Interpreter;
import dev.hearth.compute.fold.Op;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Role;
import dev.hearth.compute.fold.Type;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Searches for inputs that a machine without subnormals would tell: a climb towards inputs whose
 * arithmetic comes close to the smallest normal float, where a range argument would fail if it were
 * wrong.
 */
@Tag("slow")
class RangeSearchTest {
  private static final int STEPS = 400;

  /** Results below this, other than 0, are what the climb is after. */
  private static final float CLOSE = 0x1p-110f;

  static Stream<Family> families() {
    return Families.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("families")
  void findsNothing(Family family) {
    for (Operator operator : family.operators()) {
      search(operator, Math.clamp(4_000_000L / work(operator), 8, STEPS));
    }
  }

  private static void search(Operator operator, int steps) {
    Random random = new Random(operator.name().hashCode());
    int[][] best = words(operator, random);
    long closest = closeness(operator, best);
    for (int step = 0; step < steps; step++) {
      int[][] next = Arrays.stream(best).map(int[]::clone).toArray(int[][]::new);
      mutate(operator, next, random);
      assertSame(operator, next);
      long close = closeness(operator, next);
      if (close >= closest) {
        best = next;
        closest = close;
      }
    }
  }

  private static void assertSame(Operator operator, int[][] words) {
    int[][] kept = copy(words);
    int[][] flushed = copy(words);
    new Interpreter(operator).run(kept);
    new Interpreter(operator, Arithmetic.FLUSHING).run(flushed);
    for (int t = 0; t < kept.length; t++) {
      if (operator.arguments().get(t).role() == Role.OUT) {
        assertThat(flushed[t]).as(operator.name()).isEqualTo(kept[t]);
      }
    }
  }

  /** How many results are close to what cannot be represented. */
  private static long closeness(Operator operator, int[][] words) {
    long[] count = new long[1];
    Arithmetic counting =
        (op, a, b, c) -> {
          int word = op.apply(a, b, c);
          float size = op.rounds() ? Math.abs(Float.intBitsToFloat(word)) : 1;
          count[0] += size > 0 && size < CLOSE ? 1 : 0;
          return word;
        };
    new Interpreter(operator, counting).run(copy(words));
    return count[0];
  }

  private static int[][] words(Operator operator, Random random) {
    return new Trial(operator, Flavor.SPREAD, random.nextInt()).inputs();
  }

  /** A few words become small, or cancel a neighbour. */
  private static void mutate(Operator operator, int[][] words, Random random) {
    for (int n = 0; n < 4; n++) {
      int t = random.nextInt(words.length);
      boolean real = operator.arguments().get(t).type() == Type.F32;
      if (real && operator.arguments().get(t).role() == Role.IN) {
        int at = random.nextInt(words[t].length);
        int other = words[t][random.nextInt(words[t].length)];
        words[t][at] = Op.canonical(random.nextBoolean() ? small(random) : opposite(other, random));
      }
    }
  }

  private static int small(Random random) {
    int exponent = random.nextInt(70) - 100;
    float x = Math.scalb(1 + random.nextInt(1 << 23) * 0x1p-23f, exponent);
    return Float.floatToIntBits(random.nextBoolean() ? x : -x);
  }

  private static int opposite(int word, Random random) {
    return (word ^ 0x80000000) + random.nextInt(3) - 1;
  }

  private static int[][] copy(int[][] words) {
    return Arrays.stream(words).map(int[]::clone).toArray(int[][]::new);
  }

  private static long work(Operator operator) {
    return operator.stages().stream()
        .mapToLong(
            s ->
                s.dims().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b)
                    * s.loop().map(l -> Math.max(1L, l.trip().maximum())).orElse(1L))
        .sum();
  }
}

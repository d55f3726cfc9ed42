package dev.hearth.protocol.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lots are a function of the seed, and no number has a better chance than another. */
class DrawTest {
  private static final int MANY = 40_000;

  /** So far off by chance alone: once in 15 million tries. */
  private static final double SIGMAS = 5.4;

  private static Hash seed(int number) {
    return Hash.sha256(ByteBuffer.allocate(4).putInt(number).array());
  }

  private static Address account(int number) {
    return Address.of(ByteBuffer.allocate(20).putInt(number).array());
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1000000,256"})
  void noneOrAllAreDrawnAtTheEndsOfTheScale(int perMillion, long expected) {
    Draw draw = new Draw(seed(1), false, perMillion, 3);
    assertThat(IntStream.range(0, 256).filter(draw::draws).count()).isEqualTo(expected);
  }

  @Test
  void aMissedBeaconDrawsAll() {
    Draw draw = new Draw(seed(1), true, 0, 3);
    assertThat(IntStream.range(0, 256).allMatch(draw::draws)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1000", "10000", "62500", "500000", "990000"})
  void asManyAreDrawnAsTheRateSays(int perMillion) {
    long drawn =
        IntStream.range(0, MANY)
            .filter(n -> new Draw(seed(n / 200), false, perMillion, 1).draws(n % 200))
            .count();
    double share = perMillion / 1e6;
    assertThat((double) drawn)
        .isBetween(
            MANY * share - SIGMAS * Math.sqrt(MANY * share * (1 - share)),
            MANY * share + SIGMAS * Math.sqrt(MANY * share * (1 - share)));
  }

  /** Chi-squared over who is drawn; its mean is one less than the auditors, its variance twice. */
  @ParameterizedTest
  @CsvSource({"2", "3", "7", "16", "100"})
  void everyAuditorIsAsLikely(int auditors) {
    int[] counts = new int[auditors];
    for (int n = 0; n < MANY; n++) {
      counts[new Draw(seed(n / 100), false, 0, auditors).auditor(n % 20, n / 20 % 5)]++;
    }
    assertThat(chiSquared(counts)).isLessThan(limit(auditors - 1));
  }

  @Test
  void oneTurnSaysNothingAboutTheNext() {
    int[] pairs = new int[16];
    for (int n = 0; n < MANY; n++) {
      Draw draw = new Draw(seed(n), false, 0, 4);
      pairs[draw.auditor(0, 0) * 4 + draw.auditor(0, 1)]++;
    }
    assertThat(chiSquared(pairs)).isLessThan(limit(15));
  }

  @Test
  void whetherALeaseIsDrawnSaysNothingAboutWhoAudits() {
    int[] counts = new int[8];
    for (int n = 0; n < MANY; n++) {
      Draw draw = new Draw(seed(n), false, 500_000, 4);
      counts[(draw.draws(0) ? 4 : 0) + draw.auditor(0, 0)]++;
    }
    assertThat(chiSquared(counts)).isLessThan(limit(7));
  }

  /** What a claimer may still choose has a lot of its own, so trying many is no better than one. */
  @Test
  void everyBlockPotAndClaimHasItsOwnSeed() {
    Hash block = seed(1);
    Hash pot = seed(2);
    Hash claim = seed(3);
    assertThat(
            List.of(
                Draw.seed(block, pot, claim),
                Draw.seed(seed(4), pot, claim),
                Draw.seed(block, seed(4), claim),
                Draw.seed(block, pot, seed(4)),
                Draw.seed(block, claim, pot)))
        .doesNotHaveDuplicates();
  }

  /** Steps, steps of a segment, and the steps whose states a commitment does not show. */
  @ParameterizedTest
  @CsvSource({
    "10,5,1 2 3 4 6 7 8 9",
    "10,4,1 2 3 5 6 7 9",
    "3,1,1 2 3",
    "1,7,1",
    "5,7,1 2 3 4",
  })
  void anAuditorShowsAStateThatNobodyElseShows(int steps, int segment, String expected) {
    List<Integer> shown = new ArrayList<>();
    for (int n = 0; n < 500; n++) {
      shown.add(new Draw(seed(n), false, 0, 1).step(0, account(1), parameters(steps, segment)));
    }
    assertThat(new TreeSet<>(shown))
        .containsExactlyElementsOf(
            List.of(expected.split(" ")).stream().map(Integer::valueOf).toList());
  }

  @Test
  void auditorsShowStatesOfTheirOwn() {
    Draw draw = new Draw(seed(1), false, 0, 1);
    int[] counts = new int[9];
    for (int n = 0; n < MANY; n++) {
      counts[draw.step(0, account(n), parameters(10, 10)) - 1]++;
    }
    assertThat(chiSquared(counts)).isLessThan(limit(8));
    assertThat(Draw.evidence(account(1), seed(1))).isNotEqualTo(Draw.evidence(account(2), seed(1)));
  }

  private static double chiSquared(int[] counts) {
    double expected = (double) IntStream.of(counts).sum() / counts.length;
    return IntStream.of(counts).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
  }

  /** By Wilson and Hilferty, whose cube root of chi-squared is all but normal. */
  private static double limit(int degrees) {
    double variance = 2.0 / (9 * degrees);
    return degrees * Math.pow(1 - variance + SIGMAS * Math.sqrt(variance), 3);
  }

  private static Hyperparameters parameters(int steps, int segment) {
    return new Hyperparameters(1, steps, segment, 0, 1, 0, 0, 0, 0, 1, 0);
  }
}

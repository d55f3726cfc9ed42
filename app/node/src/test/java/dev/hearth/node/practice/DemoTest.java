package dev.hearth.node.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DemoTest {
  @TempDir Path folder;
  private final List<String> story = new CopyOnWriteArrayList<>();

  private DemoSummary run(String name, int providers, int cheaters, double auditRate)
      throws Exception {
    return MicroDemo.run(folder.resolve(name), providers, cheaters, auditRate, story::add);
  }

  @Test
  void theCheaterIsCaughtAndTheBooksAreExact() throws Exception {
    Set<String> before = threads();
    DemoSummary summary = run("cheater", 3, 1, 1);

    assertThat(summary.providers())
        .extracting(DemoSummary.Provider::cheater)
        .containsExactly(false, false, true);
    // How many leases the cheater holds when it is caught depends on who is quick.
    assertThat(summary.providers())
        .allMatch(provider -> provider.cheater() == provider.leasesRefused() > 0);
    assertThat(summary.audits().mismatched()).isPositive();
    assertThat(summary.audits().run()).isGreaterThanOrEqualTo(8);
    assertThat(summary.escrow().paidWei()).isPositive().isEqualTo(earned(summary));
    assertThat(summary.escrow().paidWei().add(summary.escrow().refundedWei()))
        .isEqualTo(summary.escrow().depositedWei());
    assertThat(Path.of(summary.weights())).exists();
    assertThat(story).anyMatch(line -> line.startsWith("Caught: Provider 3"));
    assertThat(threads()).isSubsetOf(before);
  }

  /** Each is refused, insists, and is convicted by one operation that the contract reruns. */
  @ParameterizedTest
  @EnumSource(names = {"WEIGHTS", "DATA", "LAZY"})
  void aCheaterThatInsistsLosesItsStake(Cheat cheat) throws Exception {
    DemoSummary summary = MicroDemo.run(folder.resolve("trial"), 3, 1, cheat, 1, story::add);
    assertThat(summary.disputes())
        .singleElement()
        .satisfies(
            dispute -> {
              assertThat(dispute.winner()).isEqualTo("CHALLENGER");
              assertThat(dispute.moves()).isBetween(3, 12);
              assertThat(dispute.gas()).isBetween(100_000L, 3_000_000L);
            });
    assertThat(summary.providers())
        .allMatch(provider -> provider.cheater() == provider.slashedWei().signum() > 0);
    assertThat(summary.escrow().paidWei().add(summary.escrow().refundedWei()))
        .isEqualTo(summary.escrow().depositedWei());
    assertThat(story).anyMatch(line -> line.startsWith("  The contract reruns operation "));
  }

  /** What comes too late is trained by another: it earns nothing, and nobody is accused. */
  @Test
  @Tag("slow")
  void whoIsLateEarnsNothingAndLosesNothing() throws Exception {
    DemoSummary summary = MicroDemo.run(folder.resolve("late"), 3, 1, Cheat.LATE, 0, story::add);

    assertThat(story)
        .anyMatch(line -> line.startsWith("Provider 3 (the planted cheater) ran out of time;"));
    assertThat(summary.providers())
        .allSatisfy(
            provider -> {
              assertThat(provider.slashedWei()).isZero();
              assertThat(provider.leasesRefused()).isZero();
              assertThat(provider.earnedWei().signum() > 0).isNotEqualTo(provider.cheater());
            });
    assertThat(summary.disputes()).isEmpty();
    assertThat(summary.escrow().paidWei()).isEqualTo(earned(summary));
    assertThat(summary.escrow().paidWei().add(summary.escrow().refundedWei()))
        .isEqualTo(summary.escrow().depositedWei());
  }

  private static BigInteger earned(DemoSummary summary) {
    return summary.providers().stream()
        .map(DemoSummary.Provider::earnedWei)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** Those that would keep a process from ending. */
  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .map(Thread::getName)
        .collect(Collectors.toSet());
  }

  /** Whoever trains what, audited or not: one seed gives one model. */
  @Test
  void oneSeedGivesOneModel() throws Exception {
    DemoSummary alone = run("alone", 1, 0, 1);
    DemoSummary crowd = run("crowd", 6, 2, 1);

    assertThat(crowd.weightsSha256()).isEqualTo(alone.weightsSha256());
    assertThat(crowd.rounds()).isEqualTo(alone.rounds());
    assertThat(alone.audits()).isEqualTo(new DemoSummary.Audits(8, 0));
    assertThat(crowd.providers())
        .allMatch(provider -> provider.leasesAccepted() + provider.leasesRefused() > 0);
  }

  @ParameterizedTest
  @CsvSource({"0, 3, 1, 1", "1, 0, 0, 1", "1, 2, 2, 1", "1, 2, -1, 1", "1, 2, 1, 1.5"})
  void whatCannotBeShownIsRefusedInASentence(
      int rounds, int providers, int cheaters, double auditRate) {
    assertThatThrownBy(
            () ->
                new DemoOptions(
                    MicroDemo.text(),
                    MicroDemo.PLAN,
                    rounds,
                    providers,
                    cheaters,
                    Cheat.WEIGHTS,
                    auditRate,
                    7,
                    folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(".");
  }
}

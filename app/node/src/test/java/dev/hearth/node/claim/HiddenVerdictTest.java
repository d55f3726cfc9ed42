package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.claim.HiddenVerdict.Step;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.wallet.audit.Verdict;
import dev.hearth.wallet.audit.VerdictState;
import dev.hearth.wallet.audit.VerdictState.Phase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiddenVerdictTest {
  private static final Instant SAID = Instant.ofEpochSecond(1_800_000_000);
  private static final Hash OTHER = Hash.sha256("another's".getBytes());

  /** A commitment that waits in no block may take the place of another's that lapsed. */
  @ParameterizedTest
  @CsvSource({
    "own, COMMITTED, 1, SHOW",
    "own, COMMITTED, 61, FORGET",
    "own, REVEALED, 1, FORGET",
    "own, SETTLED, 1, FORGET",
    "nobody, NONE, 1, WAIT",
    "nobody, NONE, 2880, WAIT",
    "nobody, NONE, 2881, FORGET",
    "other, COMMITTED, 1, WAIT",
    "other, COMMITTED, 61, WAIT",
    "other, REVEALED, 300, WAIT",
    "other, COMMITTED, 2881, FORGET"
  })
  void itWaitsAsLongAsItMayCount(String whose, Phase phase, long minutes, Step step) {
    Verdict verdict = new Verdict(Hash.ZERO, 0, true, Hash.ZERO, OTHER);
    HiddenVerdict said = HiddenVerdict.of(Hash.ZERO, verdict, Address.ZERO, SAID);
    Hash commitment =
        switch (whose) {
          case "own" -> said.commitment();
          case "other" -> OTHER;
          default -> Hash.ZERO;
        };
    VerdictState state =
        new VerdictState(Address.ZERO, SAID, phase, false, false, commitment, Hash.ZERO);
    assertThat(said.step(state, SAID.plus(Duration.ofMinutes(minutes)))).isEqualTo(step);
  }
}

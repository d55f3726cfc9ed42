package dev.hearth.node.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.dispute.Seat;
import dev.hearth.wallet.court.CourtEvent.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes, a chain and a lie: willing sides, silent ones, and such as come back. */
@Timeout(180)
class LitigantTest {
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Pacing PATIENT = new Pacing(LOOK, LONG, LONG);
  private static final Pacing HASTY =
      new Pacing(LOOK, Duration.ofMillis(300), Duration.ofMillis(300));

  @TempDir Path folder;
  private Courtroom room;

  @BeforeEach
  void open() throws IOException {
    room = new Courtroom(folder);
  }

  @AfterEach
  void close() throws IOException {
    room.close();
  }

  static Stream<Arguments> lies() {
    return Stream.of(Seat.values())
        .flatMap(
            liar ->
                Stream.of(
                    Arguments.of(liar, Courtroom.IN_A_SUM),
                    Arguments.of(liar, Courtroom.IN_A_MAP)));
  }

  private Side side(Seat seat, Seat liar, Courtroom.Account lie, Pacing pacing) throws IOException {
    return room.play(seat, seat == liar ? lie : Courtroom.TRUTH, pacing);
  }

  private void open(Seat liar, Courtroom.Account lie) throws IOException {
    room.open(liar == Seat.PROVIDER ? lie : Courtroom.TRUTH);
  }

  /** The challenge, the position both signed, the proof. */
  @ParameterizedTest
  @MethodSource("lies")
  void willingSidesNeedThreeTransactions(Seat liar, Courtroom.Account lie) throws Exception {
    open(liar, lie);
    Side challenger = side(Seat.CHALLENGER, liar, lie, PATIENT).start();
    Side provider = side(Seat.PROVIDER, liar, lie, PATIENT).start();
    assertThat(challenger.winner()).isEqualTo(liar.other());
    assertThat(provider.winner()).isEqualTo(liar.other());
    assertThat(room.history()).containsExactly("Opened", "Agreed", "Judged", "Settled");
    assertThat(room.reason()).isEqualTo(Reason.PROOF);
    assertThat(challenger.transactions() + provider.transactions()).isEqualTo(2);
  }

  /** Nobody answers, so the challenger moves on chain, and the provider's clock runs out there. */
  @Test
  void aSilentProviderLosesByTheClock() throws Exception {
    room.open(Courtroom.IN_A_SUM);
    Side challenger = room.play(Seat.CHALLENGER, Courtroom.TRUTH, HASTY).start();
    challenger.awaitPaid();
    room.pass(Courtroom.PATIENCE.plusSeconds(2));
    assertThat(challenger.winner()).isEqualTo(Seat.CHALLENGER);
    assertThat(room.history()).containsExactly("Opened", "Moved", "Settled");
    assertThat(room.reason()).isEqualTo(Reason.CLOCK);
  }

  @Test
  void aSilentChallengerLosesByTheClock() throws Exception {
    room.open(Courtroom.TRUTH);
    Side provider = room.play(Seat.PROVIDER, Courtroom.TRUTH, HASTY).start();
    room.pass(Courtroom.PATIENCE.plusSeconds(2));
    assertThat(provider.winner()).isEqualTo(Seat.PROVIDER);
    assertThat(room.history()).containsExactly("Opened", "Settled");
    assertThat(room.reason()).isEqualTo(Reason.CLOCK);
  }

  /**
   * It took moves and made some. Half of the challenger's time may go by, then what both signed is
   * brought, and the provider's clock runs out there.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aProviderThatFallsSilentLosesByTheClock(int ply) throws Exception {
    room.open(Courtroom.IN_A_SUM);
    Side provider = room.play(Seat.PROVIDER, Courtroom.IN_A_SUM, PATIENT).startUntil(ply);
    Side challenger = room.play(Seat.CHALLENGER, Courtroom.TRUTH, PATIENT).start();
    provider.awaitKilled();
    room.pass(Courtroom.PATIENCE.dividedBy(2).plusSeconds(2));
    challenger.awaitPaid();
    room.pass(Courtroom.PATIENCE.plusSeconds(2));
    assertThat(challenger.winner()).isEqualTo(Seat.CHALLENGER);
    assertThat(room.history()).containsExactly("Opened", "Agreed", "Settled");
    assertThat(room.reason()).isEqualTo(Reason.CLOCK);
  }

  @Test
  void aChallengerThatFallsSilentLosesByTheClock() throws Exception {
    room.open(Courtroom.TRUTH);
    Side provider = room.play(Seat.PROVIDER, Courtroom.TRUTH, PATIENT).start();
    Side challenger = room.play(Seat.CHALLENGER, Courtroom.IN_A_SUM, PATIENT).startUntil(2);
    challenger.awaitKilled();
    room.pass(Courtroom.PATIENCE.plusSeconds(2));
    assertThat(provider.winner()).isEqualTo(Seat.PROVIDER);
    assertThat(room.history()).containsExactly("Opened", "Settled");
    assertThat(room.reason()).isEqualTo(Reason.CLOCK);
  }

  /** Its moves off chain are in its folder, and it goes on with them. */
  @ParameterizedTest
  @EnumSource
  void aSideThatComesBackGoesOnOffChain(Seat honest) throws Exception {
    Seat liar = honest.other();
    open(liar, Courtroom.IN_A_SUM);
    Side other = side(liar, liar, Courtroom.IN_A_SUM, PATIENT).start();
    side(honest, liar, Courtroom.IN_A_SUM, PATIENT).startUntil(2).awaitKilled();
    Side again = side(honest, liar, Courtroom.IN_A_SUM, PATIENT).start();
    assertThat(again.winner()).isEqualTo(honest);
    assertThat(other.winner()).isEqualTo(honest);
    assertThat(room.reason()).isEqualTo(Reason.PROOF);
  }

  /** With nothing but the chain. */
  @ParameterizedTest
  @EnumSource
  void aSideThatComesBackGoesOnOnChain(Seat honest) throws Exception {
    Seat liar = honest.other();
    open(liar, Courtroom.IN_A_SUM);
    Side other = room.playOnChain(liar, Courtroom.IN_A_SUM, HASTY).start();
    Side killed = side(honest, liar, Courtroom.IN_A_SUM, HASTY).startUntil(3);
    killed.awaitKilled();
    Side again = side(honest, liar, Courtroom.IN_A_SUM, HASTY).start();
    assertThat(again.winner()).isEqualTo(honest);
    assertThat(other.winner()).isEqualTo(honest);
    assertThat(room.reason()).isEqualTo(Reason.PROOF);
    assertThat(room.history()).doesNotContain("Agreed");
  }

  /** What the chain does not take is not insisted on: the next look says what to do. */
  @Test
  void aSideThatCannotPayGoesOnWhenItCan() throws Exception {
    room.open(Courtroom.IN_A_SUM);
    room.impoverish(room.key(Seat.CHALLENGER));
    Side challenger = room.playOnChain(Seat.CHALLENGER, Courtroom.TRUTH, Courtroom.AT_ONCE).start();
    room.awaitLooks(30);
    assertThat(room.history()).containsExactly("Opened");
    room.give(room.key(Seat.CHALLENGER));
    challenger.awaitPaid();
    room.pass(Courtroom.PATIENCE.plusSeconds(2));
    assertThat(challenger.winner()).isEqualTo(Seat.CHALLENGER);
    assertThat(room.history()).containsExactly("Opened", "Moved", "Settled");
    assertThat(challenger.transactions()).isEqualTo(2);
  }
}

package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hearth.api.Denomination;
import dev.hearth.api.DisputeView;
import dev.hearth.node.Fixtures;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnDispute;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.Level;
import dev.hearth.protocol.dispute.Seat;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an owner reads of disputes, out of the store. */
class DisputeDeskTest {
  private static final Wei STAKE = Wei.of(101);
  private static final NodeKey KEY = Fixtures.key(1);
  private static final Hash CHALLENGE = Hash.sha256(new byte[] {9});

  private static OwnDispute dispute(int number, Seat seat) {
    Lease lease =
        Fixtures.grant(KEY, Fixtures.job(KEY), Fixtures.key(2).address(), number, Wei.ZERO).lease();
    return OwnDispute.begun(
        Hash.sha256(new byte[] {(byte) number}),
        new OwnDispute.Matter(
            KEY.address(),
            KEY.address(),
            CHALLENGE,
            "sonnets",
            lease,
            seat,
            STAKE,
            Instant.ofEpochSecond(number)));
  }

  @ParameterizedTest
  @CsvSource({
    "PROVIDER,,OPEN,0,0,Your claim is challenged; it is about the operations that make one number.",
    "CHALLENGER,,OPEN,0,0,You challenge a false claim; it is about the operations that make one number.",
    "PROVIDER,PROVIDER,WON,50,0,'Your work was right: your claim stands, and half of the challenger''s stake is yours.'",
    "CHALLENGER,CHALLENGER,WON,50,0,'The claim was false: nobody is paid for it, and half of its stake is yours.'",
    "CHALLENGER,CHALLENGER,WON,0,0,'The claim was false: nobody is paid for it, and your stake is back; another challenger was first to half of the claim''s.'",
    "PROVIDER,CHALLENGER,LOST,0,101,'The court found against your claim: it is void, and your stake is lost.'",
    "CHALLENGER,PROVIDER,LOST,0,101,'The court found for the claim: your stake is lost.'"
  })
  void saysHowItStands(
      Seat seat, Seat winner, DisputeView.State state, int won, int lost, String sentence) {
    OwnDispute played = dispute(1, seat).narrowed(Level.OPERATIONS, 7);
    DisputeView view =
        DisputeDesk.view(
            winner == null
                ? played
                : played
                    .decided(winner, Optional.empty())
                    .shared(Wei.of(state == DisputeView.State.WON ? won : 50)),
            Denomination.COIN);
    assertThat(view.state()).isEqualTo(state);
    assertThat(view.winner()).isEqualTo(winner);
    assertThat(view.won()).isEqualTo(Wei.of(won));
    assertThat(view.lost()).isEqualTo(Wei.of(lost));
    assertThat(view.sentence()).isEqualTo(sentence);
  }

  /** Everything that is told of one, newest first, after the store was opened again. */
  @Test
  void remembersThem(@TempDir Path root) throws Exception {
    OwnDispute.Numbers numbers = new OwnDispute.Numbers("1.5 (0x3fc00000)", "1.25 (0x3fa00000)");
    OwnDispute over =
        dispute(1, Seat.CHALLENGER)
            .narrowed(Level.WORDS, 5)
            .paid(Wei.of(3))
            .paid(Wei.of(4))
            .decided(Seat.CHALLENGER, Optional.of(numbers))
            .shared(Wei.of(5));
    OwnDispute open = dispute(2, Seat.PROVIDER).hindered("The chain was not reached.");
    try (DataFolder folder = DataFolder.open(root)) {
      try (NodeStore store = NodeStore.open(folder, InstantSource.system())) {
        store.ownDisputes().put(dispute(1, Seat.CHALLENGER));
        store.ownDisputes().put(open);
        store.ownDisputes().put(over);
      }
      try (NodeStore store = NodeStore.open(folder, InstantSource.system())) {
        assertThat(store.ownDisputes().all()).containsExactly(over, open);
        assertThat(new DisputeDesk(store).views())
            .extracting(DisputeView::trouble, DisputeView::gas, DisputeView::found)
            .containsExactly(
                tuple("The chain was not reached.", Wei.ZERO, ""),
                tuple("", Wei.of(7), "1.25 (0x3fa00000)"));
      }
    }
  }
}

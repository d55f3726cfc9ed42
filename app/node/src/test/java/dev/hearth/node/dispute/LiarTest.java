package dev.hearth.node.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.host.Host;
import dev.hearth.host.Requests;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Protocols;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Played;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.verifier.dispute.Game;
import dev.hearth.verifier.dispute.Turn;
import dev.hearth.wallet.court.CourtEvent.Reason;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A side that does off chain what no litigant does, against one that is honest. */
@Timeout(180)
class LiarTest {
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Pacing PATIENT = new Pacing(LOOK, LONG, LONG);

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

  /** What is wrong with the liar's first move. */
  private enum Wrong {
    /** A value is missing, so that it leads nowhere. */
    RULES {
      @Override
      Played of(LiarTest test, Played right) {
        return test.played(right.ply(), shortened(right.move()), right.signature());
      }
    },

    /** Nobody could bring it to the court. */
    SIGNER {
      @Override
      Played of(LiarTest test, Played right) {
        WalletKey stranger = WalletKey.generate(new SecureRandom());
        Signature signature = stranger.sign(Hash.ZERO);
        return test.played(right.ply(), right.move(), signature);
      }
    },

    /** Signed by the right key, for the position before. */
    POSITION {
      @Override
      Played of(LiarTest test, Played right) {
        Position first = test.room.terms.first();
        return test.played(right.ply(), right.move(), test.signed(Seat.PROVIDER, first));
      }
    },

    /** As if the challenger had moved twice. */
    PLY {
      @Override
      Played of(LiarTest test, Played right) {
        return test.played(right.ply() + 1, right.move(), right.signature());
      }
    };

    abstract Played of(LiarTest test, Played right);
  }

  private static Move shortened(Move right) {
    Move.StagesOfStep stages = (Move.StagesOfStep) right;
    List<Hash> values = stages.values();
    return new Move.StagesOfStep(
        stages.picked(),
        stages.program(),
        stages.state(),
        stages.work(),
        values.subList(1, values.size()));
  }

  /** It is refused, and the dispute goes on on chain from where both had signed. */
  @ParameterizedTest
  @EnumSource(names = {"RULES", "SIGNER"})
  void aWrongMoveIsNotSigned(Wrong wrong) throws Exception {
    refuse(wrong);
  }

  @ParameterizedTest
  @EnumSource(names = {"POSITION", "PLY"})
  @Tag("slow")
  void norIsOneForAnotherPlace(Wrong wrong) throws Exception {
    refuse(wrong);
  }

  private void refuse(Wrong wrong) throws Exception {
    room.open(Courtroom.IN_A_SUM);
    CountDownLatch moved = new CountDownLatch(1);
    try (DisputeProtocol protocol = new DisputeProtocol(room.host(Seat.PROVIDER))) {
      Line line = room.line(Seat.PROVIDER, protocol, moved::countDown);
      protocol.admit(room.terms.dispute(), line);
      Side challenger = room.play(Seat.CHALLENGER, Courtroom.TRUTH, PATIENT).start();
      assertThat(moved.await(120, TimeUnit.SECONDS)).isTrue();
      line.make(room.move(Courtroom.IN_A_SUM, line.last()));
      Played right = line.unanswered().orElseThrow();
      assertRefused(protocol.offer(peer(Seat.CHALLENGER), wrong.of(this, right)));
      assertRefused(protocol.offer(peer(Seat.CHALLENGER), right));
      Side liar = room.playOnChain(Seat.PROVIDER, Courtroom.IN_A_SUM, PATIENT).start();
      assertThat(challenger.winner()).isEqualTo(Seat.CHALLENGER);
      assertThat(liar.winner()).isEqualTo(Seat.CHALLENGER);
    }
    assertThat(room.history()).startsWith("Opened", "Agreed", "Moved").endsWith("Settled");
    assertThat(room.reason()).isEqualTo(Reason.PROOF);
  }

  /** Whatever else it is offered there; and what was signed is signed again, to the bit. */
  @Test
  void onePositionOfAPlyIsSigned() throws Exception {
    room.open(Courtroom.TRUTH);
    Side provider = room.play(Seat.PROVIDER, Courtroom.TRUTH, PATIENT).start();
    try (DisputeProtocol protocol = new DisputeProtocol(room.host(Seat.CHALLENGER))) {
      Played one = first(Courtroom.IN_A_SUM);
      Reply signed = offered(protocol, one);
      assertThat(signed).isInstanceOf(Reply.Taken.class);
      assertRefused(protocol.offer(peer(Seat.PROVIDER), first(Courtroom.IN_A_MAP)));
      assertThat(protocol.offer(peer(Seat.PROVIDER), one)).isEqualTo(signed);
    }
    Side liar = room.playOnChain(Seat.CHALLENGER, Courtroom.IN_A_MAP, Courtroom.AT_ONCE).start();
    assertThat(provider.winner()).isEqualTo(Seat.PROVIDER);
    assertThat(liar.winner()).isEqualTo(Seat.PROVIDER);
    assertThat(room.reason()).isEqualTo(Reason.PROOF);
  }

  /**
   * It moves otherwise on chain than it did off chain, and then comes back to what both had signed,
   * while the honest side is away: that one has kept what it signed.
   */
  @Test
  void aLiarThatComesBackToWhatWasSignedLoses() throws Exception {
    room.open(Courtroom.TRUTH);
    Side provider = room.play(Seat.PROVIDER, Courtroom.TRUTH, PATIENT).startUntil(3);
    CountDownLatch moved = new CountDownLatch(1);
    try (DisputeProtocol protocol = new DisputeProtocol(room.host(Seat.CHALLENGER))) {
      Line line = room.line(Seat.CHALLENGER, protocol, moved::countDown);
      protocol.admit(room.terms.dispute(), line);
      line.make(room.move(Courtroom.IN_A_SUM, line.last()));
      offer(protocol, line);
      assertThat(moved.await(120, TimeUnit.SECONDS)).isTrue();
      line.make(room.move(Courtroom.IN_A_SUM, line.last()));
      offer(protocol, line);
      provider.awaitKilled();
      Move other = room.move(Courtroom.IN_A_MAP, room.first());
      WalletKey key = room.key(Seat.CHALLENGER);
      Courtroom.mined(room.court.move(key, room.terms, room.terms.first(), other));
      Agreed agreed = line.agreed().orElseThrow();
      assertThat(agreed.position().ply()).isEqualTo(3);
      Courtroom.mined(
          room.court.agree(
              key,
              room.terms,
              after(room.terms.first(), other),
              agreed.position(),
              agreed.challenger(),
              agreed.provider()));
    }
    Side again = room.play(Seat.PROVIDER, Courtroom.TRUTH, PATIENT).start();
    Side liar = room.playOnChain(Seat.CHALLENGER, Courtroom.IN_A_SUM, PATIENT).start();
    assertThat(again.winner()).isEqualTo(Seat.PROVIDER);
    assertThat(liar.winner()).isEqualTo(Seat.PROVIDER);
    assertThat(room.history()).startsWith("Opened", "Moved", "Agreed", "Moved");
    assertThat(room.reason()).isEqualTo(Reason.PROOF);
  }

  /** Whoever is no side of it can neither move in it nor end what the sides do off chain. */
  @Test
  void whatStrangersSendIsLetPass() throws Exception {
    room.open(Courtroom.IN_A_SUM);
    Side provider = room.play(Seat.PROVIDER, Courtroom.IN_A_SUM, PATIENT).start();
    Host stranger = room.stranger();
    stranger.connect(room.host(Seat.PROVIDER).addresses().getFirst());
    try (DisputeProtocol protocol = new DisputeProtocol(stranger)) {
      Played foreign = first(Courtroom.TRUTH);
      assertRefused(
          offered(protocol, played(1, foreign.move(), signed(Seat.PROVIDER, room.terms.first()))));
      Played elsewhere = new Played(Hash.ZERO, 1, foreign.move(), foreign.signature());
      assertThat(protocol.offer(peer(Seat.PROVIDER), elsewhere))
          .isInstanceOfSatisfying(
              Reply.Refused.class, refused -> assertThat(refused.isEarly()).isTrue());
      byte[] newer = foreign.encode();
      newer[3]++;
      for (byte[] nonsense : List.of(new byte[0], new byte[1000], newer, new byte[1 << 17])) {
        assertThatThrownBy(() -> ask(stranger, nonsense)).isInstanceOf(IOException.class);
      }
    }
    Side challenger = room.play(Seat.CHALLENGER, Courtroom.TRUTH, PATIENT).start();
    assertThat(challenger.winner()).isEqualTo(Seat.CHALLENGER);
    assertThat(provider.winner()).isEqualTo(Seat.CHALLENGER);
    assertThat(room.history()).containsExactly("Opened", "Agreed", "Judged", "Settled");
  }

  private static void assertRefused(Reply reply) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Refused.class, refused -> assertThat(refused.isEarly()).isFalse());
  }

  private byte[] ask(Host stranger, byte[] request) throws IOException {
    return Requests.ask(
        stranger, peer(Seat.PROVIDER), Protocols.DISPUTE, request, 4096, Duration.ofSeconds(10));
  }

  private PeerId peer(Seat seat) {
    return room.host(seat).peerId();
  }

  /** To the provider, as soon as it has taken its seat. */
  private Reply offered(DisputeProtocol protocol, Played played) throws IOException {
    while (true) {
      Reply reply = protocol.offer(peer(Seat.PROVIDER), played);
      if (!(reply instanceof Reply.Refused refused && refused.isEarly())) {
        return reply;
      }
      Thread.onSpinWait();
    }
  }

  private void offer(DisputeProtocol protocol, Line line) throws IOException {
    Played played = line.unanswered().orElseThrow();
    Reply.Taken taken = (Reply.Taken) offered(protocol, played);
    line.answered(played, taken.agreement().signature());
  }

  private Played first(Courtroom.Account account) {
    Move move = room.move(account, room.first());
    Position next = after(room.terms.first(), move);
    return played(1, move, signed(Seat.CHALLENGER, next));
  }

  private Position after(Position at, Move move) {
    return ((Turn.Next) new Game(room.terms, room.program()).apply(at, move)).position();
  }

  private Played played(int ply, Move move, Signature signature) {
    return new Played(room.terms.dispute(), ply, move, signature);
  }

  private Signature signed(Seat seat, Position position) {
    return room.key(seat).sign(position.agreement(room.court.domain()));
  }
}

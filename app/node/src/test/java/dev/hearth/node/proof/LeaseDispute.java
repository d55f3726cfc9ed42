package dev.hearth.node.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree;
import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.training.program.TracedProgram;
import dev.hearth.verifier.dispute.Game;
import dev.hearth.verifier.dispute.Listed;
import dev.hearth.verifier.dispute.Player;
import dev.hearth.verifier.dispute.Trace;
import dev.hearth.verifier.dispute.Turn;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.court.DisputeState;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A dispute about a lease that was really trained, played by the rules and on a chain at once. */
final class LeaseDispute {
  private final Court court;
  private final WalletKey challengerKey;
  private final WalletKey providerKey;
  private final TracedProgram program;
  private final Trace challenger;
  private final Trace provider;
  private final Terms terms;
  private final Game game;
  private Listed listed;

  /** What was done, and the gas it took. */
  final List<String> story = new ArrayList<>();

  long gas;

  LeaseDispute(
      Chain chain,
      Court court,
      TracedProgram program,
      Hash inputs,
      Trace challenger,
      Trace provider)
      throws IOException {
    List<Hash> values = Player.commitment(program, provider);
    this.court = court;
    this.challengerKey = Dispute.rich(chain);
    this.providerKey = Dispute.rich(chain);
    this.program = program;
    this.challenger = challenger;
    this.provider = provider;
    this.listed = Listed.commitment(values);
    this.terms =
        new Terms(
            challengerKey.address(),
            Hash.ZERO,
            challengerKey.address(),
            providerKey.address(),
            program.hash(),
            inputs,
            provider.state(0),
            commitment(values),
            values.size(),
            Dispute.PATIENCE.toSeconds());
    this.game = new Game(terms, program);
    done("open", Dispute.mined(court.open(challengerKey, terms)).gasUsed());
  }

  /** Who won, by the rules and by the chain. */
  Seat play() throws IOException {
    Position at = game.first();
    while (true) {
      Trace mover = at.mover() == Seat.CHALLENGER ? challenger : provider;
      Move move = new Player(program, mover, listed).move(at).orElseThrow();
      done(move.getClass().getSimpleName(), send(at, move));
      listed = listed.after(at, move);
      DisputeState state = court.state(terms.dispute()).orElseThrow();
      switch (game.apply(at, move)) {
        case Turn.Next(Position next) -> {
          assertThat(state.position()).isEqualTo(next.hash());
          at = next;
        }
        case Turn.Over over -> {
          assertThat(state.verdict().name()).isEqualTo(over.winner().name());
          return over.winner();
        }
        case Turn.Refused(String why) -> throw new AssertionError(why);
      }
    }
  }

  private long send(Position at, Move move) throws IOException {
    WalletKey key = at.mover() == Seat.CHALLENGER ? challengerKey : providerKey;
    return Dispute.mined(court.move(key, terms, at, move)).gasUsed();
  }

  private void done(String what, long used) {
    story.add(what + " " + used);
    gas += used;
  }

  private static Hash commitment(List<Hash> values) {
    return MerkleTree.root(
        MerkleTree.Type.COMMITMENT,
        values.stream()
            .map(value -> MerkleTree.leaf(MerkleTree.Type.COMMITMENT, value.toArray()))
            .toList());
  }
}

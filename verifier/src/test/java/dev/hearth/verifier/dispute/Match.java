package dev.hearth.verifier.dispute;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree;
import dev.hearth.protocol.MerkleTree.Type;
import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.training.program.TracedProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two players at one dispute. */
final class Match {
  private static final Address NOBODY = Address.of(new byte[Address.SIZE]);

  private final Game game;
  private final TracedProgram program;
  private final Trace challenger;
  private final Trace provider;
  private Listed listed;
  private final List<Move> moves = new ArrayList<>();

  Match(TracedProgram program, Hash inputs, Trace challenger, Trace provider) {
    List<Hash> values = Player.commitment(program, provider);
    this.game = new Game(terms(program, inputs, provider.state(0), values), program);
    this.program = program;
    this.challenger = challenger;
    this.provider = provider;
    this.listed = Listed.commitment(values);
  }

  static Terms terms(TracedProgram program, Hash inputs, Hash start, List<Hash> values) {
    List<Hash> leaves =
        values.stream().map(v -> MerkleTree.leaf(Type.COMMITMENT, v.toArray())).toList();
    return new Terms(
        NOBODY,
        Hash.ZERO,
        NOBODY,
        NOBODY,
        program.hash(),
        inputs,
        start,
        MerkleTree.root(Type.COMMITMENT, leaves),
        values.size(),
        100);
  }

  /** Who won; a side that has nothing to attack has lost. */
  Seat play() {
    Position at = game.first();
    while (true) {
      Trace mover = at.mover() == Seat.CHALLENGER ? challenger : provider;
      Optional<Move> move = new Player(program, mover, listed).move(at);
      if (move.isEmpty()) {
        return at.mover().other();
      }
      moves.add(move.get());
      listed = listed.after(at, move.get());
      switch (game.apply(at, move.get())) {
        case Turn.Next(Position next) -> at = next;
        case Turn.Over over -> {
          return over.winner();
        }
        case Turn.Refused(String why) ->
            throw new AssertionError(move.get().getClass().getSimpleName() + ": " + why);
      }
    }
  }

  List<Move> moves() {
    return moves;
  }
}

package dev.hearth.verifier.dispute;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.dispute.Level;
import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Position;
import java.util.List;

/**
 * What a position names by a hash and whoever moves from it has to know. It follows from the moves
 * that led there, made off chain or told by the court's events.
 *
 * @param values of its list; none at WORDS
 * @param words of the chunk posted, little endian; none but at WORDS
 * @param step of the lease that the dispute came through; 0 until it did
 */
public record Listed(List<Hash> values, Bytes words, int step) {
  private static final Bytes NONE = Bytes.of(new byte[0]);

  public Listed {
    values = List.copyOf(values);
  }

  /** At the first position. */
  public static Listed commitment(List<Hash> values) {
    return new Listed(values, NONE, 0);
  }

  /** After a move that the rules allow at {@code at}, whose list this is. */
  public Listed after(Position at, Move move) {
    return switch (move) {
      case Move.StagesOfStep stages ->
          new Listed(stages.values(), NONE, single(at, stages.picked().index()));
      case Move.Words shown -> new Listed(List.of(), shown.data(), step);
      default -> new Listed(move.values(), NONE, step);
    };
  }

  /**
   * The same by what the court tells of a move.
   *
   * @param picked the number of the value picked
   * @param next where it led
   */
  public Listed after(Position at, int picked, Position next, List<Hash> posted, Bytes shown) {
    boolean through = at.level() == Level.STEPS && next.level() == Level.STAGES;
    return new Listed(posted, shown, through ? single(at, picked) : step);
  }

  private static int single(Position at, int index) {
    return Math.toIntExact(new Span(at.begin(), at.end()).group(index).begin());
  }
}

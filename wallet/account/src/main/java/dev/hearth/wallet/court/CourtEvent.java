package dev.hearth.wallet.court;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.dispute.Level;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Terms;
import java.math.BigInteger;
import java.util.List;

/** What happened in a dispute, as its contract tells it. */
public sealed interface CourtEvent {
  Hash dispute();

  record Opened(Hash dispute, Terms terms, Position position) implements CourtEvent {}

  /**
   * @param picked the number of the value that the mover disagrees with
   * @param position what the other side is to move from
   * @param values those posted; none where the position is at WORDS
   * @param words those posted there, 4 bytes each, little endian
   */
  record Moved(
      Hash dispute, Address by, int picked, Position position, List<Hash> values, Bytes words)
      implements CourtEvent {}

  record Agreed(Hash dispute, Position position) implements CourtEvent {}

  /**
   * An operation was rerun.
   *
   * @param ply of the position that {@code picked} is a number in
   * @param posted the word that the other side said comes out; 256 bits, where it said nonsense
   * @param found the word that came out
   */
  record Judged(
      Hash dispute,
      int ply,
      Level level,
      int picked,
      int program,
      int stage,
      long element,
      int operation,
      BigInteger posted,
      BigInteger found)
      implements CourtEvent {}

  record Settled(Hash dispute, Address winner, Address loser, Reason reason)
      implements CourtEvent {}

  /** Why a dispute is over; the order is the contract's. */
  enum Reason {
    PROOF,
    CLOCK,
    COUNT
  }
}

package dev.hearth.node.store;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.Level;
import dev.hearth.protocol.dispute.Seat;
import java.time.Instant;
import java.util.Optional;

/**
 * A dispute that this node is a side of.
 *
 * @param id its name in the court
 * @param level how fine it got
 * @param moves how many were made
 * @param gas what this side has paid for transactions
 * @param winner empty while it is open
 * @param share what the winner got beyond its own; empty until the escrow shared out the stakes
 * @param numbers that differed, where an operation was rerun
 * @param trouble what is in the way, in a sentence; empty when nothing is
 */
public record OwnDispute(
    Hash id,
    Matter matter,
    Level level,
    int moves,
    Wei gas,
    Optional<Seat> winner,
    Optional<Numbers> numbers,
    Optional<Wei> share,
    String trouble) {

  /**
   * What it is about.
   *
   * @param title of the job
   * @param escrow that has the stakes
   * @param challenge its name there
   * @param seat this node's side
   * @param stake what each side may lose
   */
  public record Matter(
      Address court,
      Address escrow,
      Hash challenge,
      String title,
      Lease lease,
      Seat seat,
      Wei stake,
      Instant since) {}

  /** Two words, as text: what was said to come out of an operation, and what comes out of it. */
  public record Numbers(String posted, String found) {}

  public static OwnDispute begun(Hash id, Matter matter) {
    return new OwnDispute(
        id,
        matter,
        Level.SEGMENTS,
        0,
        Wei.ZERO,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "");
  }

  public OwnDispute narrowed(Level to, int ply) {
    return new OwnDispute(id, matter, to, ply, gas, winner, numbers, share, "");
  }

  public OwnDispute paid(Wei fee) {
    return new OwnDispute(id, matter, level, moves, gas.plus(fee), winner, numbers, share, "");
  }

  public OwnDispute hindered(String by) {
    return new OwnDispute(id, matter, level, moves, gas, winner, numbers, share, by);
  }

  public OwnDispute decided(Seat by, Optional<Numbers> differing) {
    return new OwnDispute(id, matter, level, moves, gas, Optional.of(by), differing, share, "");
  }

  public boolean isOpen() {
    return winner.isEmpty();
  }

  public OwnDispute shared(Wei winnersShare) {
    return new OwnDispute(
        id, matter, level, moves, gas, winner, numbers, Optional.of(winnersShare), trouble);
  }

  public boolean isWon() {
    return winner.filter(matter.seat()::equals).isPresent();
  }

  /** What this side got of the other's stake. */
  public Wei won() {
    return isWon() ? share.orElse(Wei.ZERO) : Wei.ZERO;
  }

  /** What this side lost. */
  public Wei lost() {
    return winner.filter(matter.seat().other()::equals).isPresent() ? matter.stake() : Wei.ZERO;
  }
}

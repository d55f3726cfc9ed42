package dev.hearth.api;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.Level;
import dev.hearth.protocol.dispute.Seat;

/**
 * A dispute about pay that this machine is a side of: the lease it is about, this machine's seat,
 * how fine it got and in how many moves, what the transactions cost so far, what each side has at
 * stake. When it is over: who won, what that brought or cost, and where the court had an operation
 * rerun, what was said to come out of it and what comes out. Time in milliseconds since 1970.
 *
 * @param winner null while it is open
 * @param money what stake, won and lost are in; gas is coin always
 * @param posted empty where nothing was rerun, like {@code found}
 * @param trouble what is in the way, in a sentence; empty when nothing is
 * @param sentence how it stands
 */
public record DisputeView(
    Hash id,
    long time,
    Hash job,
    String title,
    Hash lease,
    int round,
    int shard,
    Seat seat,
    State state,
    Seat winner,
    Level level,
    int moves,
    Wei gas,
    Wei stake,
    Wei won,
    Wei lost,
    Denomination money,
    String posted,
    String found,
    String trouble,
    String sentence) {

  /** As this machine's owner sees it. */
  public enum State {
    OPEN,
    WON,
    LOST
  }
}

package dev.hearth.wallet.practice.chain;

import java.time.InstantSource;
import java.util.OptionalLong;

/** Practice time: the clock's, moved forward by as much as was asked. In seconds. */
final class PracticeClock {
  private final InstantSource clock;
  private long offset;
  private OptionalLong pinned = OptionalLong.empty();

  PracticeClock(InstantSource clock) {
    this.clock = clock;
  }

  long now() {
    return actual() + offset;
  }

  long offset() {
    return offset;
  }

  /** Time never runs backwards, but many blocks may share a second. */
  long nextBlockTime(Header head) {
    return pinned.orElse(Math.max(head.time(), now()));
  }

  Entry.TimeMoved forward(long seconds) {
    return new Entry.TimeMoved(offset + seconds, pinned);
  }

  /** Time goes on from the moment that the next block is to have. */
  Entry.TimeMoved pin(long nextBlockTime) {
    return new Entry.TimeMoved(nextBlockTime - actual(), OptionalLong.of(nextBlockTime));
  }

  void move(Entry.TimeMoved to) {
    offset = to.offset();
    pinned = to.nextBlock();
  }

  void blockSealed() {
    pinned = OptionalLong.empty();
  }

  private long actual() {
    return clock.instant().getEpochSecond();
  }
}

package dev.hearth.training;

import dev.hearth.protocol.Hash;

/** Hears of progress, on the training thread; what it takes, training waits for. */
public interface TrainingListener {
  TrainingListener NONE = new TrainingListener() {};

  /** Training goes on after this many steps, from a snapshot. */
  default void resumed(int steps) {}

  /** A step is done, and its segment on disk where it is the last of one; the first is 1. */
  default void stepped(int step, float loss) {}

  /** A segment is done and on disk; the first is 0. */
  default void rooted(int segment, Hash stateRoot) {}
}

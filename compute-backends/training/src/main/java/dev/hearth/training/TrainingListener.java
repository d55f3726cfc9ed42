package dev.hearth.training;

/** Hears of progress, on the training thread; what it takes, training waits for. */
public interface TrainingListener {
  TrainingListener NONE = new TrainingListener() {};

  /** Training goes on after this many steps, from a snapshot. */
  default void resumed(int steps) {}

  /** A step is done; the first is 1. What is on disk of it follows beside the next ones. */
  default void stepped(int step, float loss) {}
}

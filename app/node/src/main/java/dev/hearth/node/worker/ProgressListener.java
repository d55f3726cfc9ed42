package dev.hearth.node.worker;

/** Hears of progress, on the worker's thread. */
@FunctionalInterface
public interface ProgressListener {
  ProgressListener NONE = progress -> {};

  void progress(Progress progress);

  /** This step of so many is done: its loss in nats a token, the speed in tokens a second. */
  record Progress(int step, int steps, float loss, double tokensPerSecond) {}
}

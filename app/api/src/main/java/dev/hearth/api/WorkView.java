package dev.hearth.api;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import java.util.List;

/**
 * The lease in training: its place in the job, progress from 0 to 1, the seconds left, speed in
 * tokens a second, the price it pays and what that is in, and the loss so far.
 */
public record WorkView(
    Hash lease,
    Hash job,
    String title,
    String device,
    int round,
    int shard,
    boolean audit,
    double progress,
    long secondsLeft,
    double tokensPerSecond,
    Wei price,
    Denomination money,
    List<LossPoint> losses) {

  /** Seconds left before the first steps have shown the speed. */
  public static final long UNKNOWN = -1;
}

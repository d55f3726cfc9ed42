package dev.hearth.node.store;

import dev.hearth.node.device.Speeds;
import java.time.Duration;
import java.time.Instant;

/**
 * What was last found out about a device.
 *
 * @param subject what was tested: the device and its driver; with another it has to be tested again
 * @param failures self-tests failed in a row; 0 when the last one passed
 * @param brokenOff self-tests in a row that the device did not bring to an end
 * @param refuted whether an audit has found other bits since; a self-test settles it
 * @param reason what was wrong; empty when nothing was
 */
public record DeviceResult(
    String device,
    Instant time,
    String subject,
    Speeds speeds,
    int failures,
    int brokenOff,
    boolean refuted,
    String reason) {
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

  /** Up to some 17 hours. */
  private static final int MOST_DOUBLINGS = 10;

  /** One failure may be a hiccup; two in a row are the device's, and so is what an audit found. */
  public boolean isBenched() {
    return failures > 1 || refuted;
  }

  /** When a self-test that broke off is worth another try: later each time. */
  public Instant nextTry() {
    return brokenOff == 0
        ? time
        : time.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(brokenOff, MOST_DOUBLINGS)));
  }

  public double gflops() {
    return speeds.gflops();
  }

  /** Training the tiny preset; 0 when it was not measured. */
  public double tokensPerSecond() {
    return speeds.tokensPerSecond();
  }
}

package dev.hearth.node.store;

import java.time.Instant;

/**
 * What was last found out about a device.
 *
 * @param gflops of a matrix product; 0 when it was not measured
 * @param tokensPerSecond training the tiny preset; 0 when it was not measured
 * @param failures self-tests failed in a row; 0 when the last one passed
 * @param reason why the last one failed; empty when it passed
 */
public record DeviceResult(
    String device,
    Instant time,
    double gflops,
    double tokensPerSecond,
    int failures,
    String reason) {

  /** One failure may be a hiccup; two in a row are the device's. */
  public boolean isBenched() {
    return failures > 1;
  }
}

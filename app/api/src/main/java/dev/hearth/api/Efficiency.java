package dev.hearth.api;

import java.util.List;

/**
 * Speed and power at several shares of the time.
 *
 * @param measured whether the power was read from the device; otherwise there is nothing to offer
 * @param best the share that gives most tokens for the power, in percent
 */
public record Efficiency(String device, boolean measured, int best, List<Point> points) {

  /** Tokens a second and watts while the device works this share of the time, in percent. */
  public record Point(int share, double tokensPerSecond, double watts) {}
}

package dev.hearth.node.policy;

/**
 * One device's signals.
 *
 * @param others the share of the device that other programs use, Hearth's own work not counted
 * @param celsius its temperature
 * @param watts the power it draws
 */
public record DeviceSignals(Reading<Load> others, Reading<Double> celsius, Reading<Double> watts) {

  private static final String NOT_READ = "this device does not tell";

  /** A device of which nothing can be read. */
  public static final DeviceSignals UNKNOWN =
      new DeviceSignals(
          Reading.unknown(NOT_READ), Reading.unknown(NOT_READ), Reading.unknown(NOT_READ));

  /** A share from 0 to 1, and the program that has most of it; empty text when it is not known. */
  public record Load(double share, String program) {}
}

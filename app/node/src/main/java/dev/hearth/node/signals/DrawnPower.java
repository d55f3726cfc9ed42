package dev.hearth.node.signals;

import dev.hearth.node.policy.Reading;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/** The mean of what a device draws in the last part of a measurement. One thread at a time. */
public final class DrawnPower implements DoubleConsumer {
  /** From here on a benchmark trains, compiled. */
  private static final double WARM = 0.3;

  private final Supplier<Reading<Double>> watts;
  private final double from;
  private double sum;
  private int readings;

  /**
   * @param from how far the measurement must be, from 0 to 1
   */
  public DrawnPower(Supplier<Reading<Double>> watts, double from) {
    this.watts = watts;
    this.from = from;
  }

  /** In a benchmark. */
  public static DrawnPower atWork(Supplier<Reading<Double>> watts) {
    return new DrawnPower(watts, WARM);
  }

  @Override
  public void accept(double progress) {
    if (progress >= from) {
      watts.get().known().ifPresent(this::add);
    }
  }

  private void add(double reading) {
    sum += reading;
    readings++;
  }

  /** 0 when it could not be read. */
  public double mean() {
    return readings == 0 ? 0 : sum / readings;
  }
}

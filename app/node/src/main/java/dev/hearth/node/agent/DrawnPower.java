package dev.hearth.node.agent;

import dev.hearth.node.policy.Reading;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/** The mean of what a device draws in the last part of a measurement. One thread at a time. */
final class DrawnPower implements DoubleConsumer {
  private final Supplier<Reading<Double>> watts;
  private final double from;
  private double sum;
  private int readings;

  /**
   * @param from how far the measurement must be, from 0 to 1
   */
  DrawnPower(Supplier<Reading<Double>> watts, double from) {
    this.watts = watts;
    this.from = from;
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
  double mean() {
    return readings == 0 ? 0 : sum / readings;
  }
}

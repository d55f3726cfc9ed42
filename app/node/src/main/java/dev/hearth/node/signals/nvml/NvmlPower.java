package dev.hearth.node.signals.nvml;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.sense.Sense;
import java.util.OptionalInt;

/** What an NVIDIA card draws. */
public record NvmlPower(NvmlCard card) implements Sense<Double> {
  private static final double MILLI = 1000;

  @Override
  public Reading<Double> read() {
    OptionalInt milliwatts = card.power();
    return milliwatts.isPresent()
        ? Reading.of(milliwatts.getAsInt() / MILLI)
        : Reading.unknown("this card does not tell the power it draws");
  }
}

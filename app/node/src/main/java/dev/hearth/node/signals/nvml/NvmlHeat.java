package dev.hearth.node.signals.nvml;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.sense.Sense;
import java.util.OptionalInt;

/** An NVIDIA card's temperature. */
public record NvmlHeat(NvmlCard card) implements Sense<Double> {
  @Override
  public Reading<Double> read() {
    OptionalInt celsius = card.temperature();
    return celsius.isPresent()
        ? Reading.of((double) celsius.getAsInt())
        : Reading.unknown("this card does not tell its temperature");
  }
}

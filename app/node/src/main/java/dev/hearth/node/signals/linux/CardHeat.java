package dev.hearth.node.signals.linux;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.sense.Sense;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A card's temperature, as its driver's monitor tells it. */
public final class CardHeat implements Sense<Double> {
  private static final Set<String> WHOLE_CHIP = Set.of("edge", "pkg");

  private final Thermometer thermometer;

  public CardHeat(PciCard card) {
    thermometer = new Thermometer(() -> sensors(card), "this card does not tell its temperature");
  }

  @Override
  public Reading<Double> read() {
    return thermometer.read();
  }

  private static List<Path> sensors(PciCard card) {
    return card.monitor().stream().flatMap(CardHeat::sensors).toList();
  }

  private static Stream<Path> sensors(MonitorChip chip) {
    List<Path> labelled = chip.temperatures(WHOLE_CHIP::contains);
    return labelled.isEmpty() ? chip.file("temp1_input").stream() : labelled.stream();
  }
}

package dev.hearth.node.signals.linux;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.linux.EnergyMeter.Counter;
import dev.hearth.node.signals.sense.Sense;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** What a card draws in watts: AMD's driver tells the power, Intel's the energy. */
public final class CardPower implements Sense<Double> {
  private static final double MICRO = 1e6;

  private final PciCard card;
  private final EnergyMeter meter;

  public CardPower(PciCard card, LongSupplier nanoTime) {
    this.card = card;
    List<Counter> energy =
        files("energy1_input").map(file -> new Counter(file, Long.MAX_VALUE)).toList();
    meter = new EnergyMeter(energy, "this card does not tell the power it draws", nanoTime);
  }

  @Override
  public Reading<Double> read() {
    Optional<Long> power =
        files("power1_average", "power1_input")
            .flatMap(file -> SystemFile.number(file).stream())
            .findFirst();
    return power.map(microwatts -> Reading.of(microwatts / MICRO)).orElseGet(meter::read);
  }

  private Stream<Path> files(String... names) {
    return card.monitor().stream()
        .flatMap(chip -> Stream.of(names).flatMap(name -> chip.file(name).stream()));
  }
}

package dev.hearth.node.signals.sense;

import dev.hearth.node.policy.Reading;
import java.util.List;

/** Asks one after the other until one knows; when none does, the first one's reason stands. */
public record FirstKnown<T>(List<Sense<T>> senses) implements Sense<T> {
  public FirstKnown {
    senses = List.copyOf(senses);
  }

  @Override
  public Reading<T> read() {
    Reading<T> first = senses.getFirst().read();
    Reading<T> reading = first;
    for (int i = 1; i < senses.size() && reading.known().isEmpty(); i++) {
      reading = senses.get(i).read();
    }
    return reading.known().isPresent() ? reading : first;
  }
}

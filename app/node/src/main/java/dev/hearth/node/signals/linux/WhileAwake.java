package dev.hearth.node.signals.linux;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.sense.Sense;

/** Reads a card only while it is awake: on a laptop, reading it would drain the battery. */
public record WhileAwake<T>(PciCard card, Sense<T> sense, Reading<T> asleep) implements Sense<T> {
  @Override
  public Reading<T> read() {
    return card.isAsleep() ? asleep : sense.read();
  }
}

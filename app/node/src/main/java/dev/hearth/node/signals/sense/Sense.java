package dev.hearth.node.signals.sense;

import dev.hearth.node.policy.Reading;

/** One thing that a machine tells. Read by one thread at a time; blocks for a second at most. */
@FunctionalInterface
public interface Sense<T> {
  Reading<T> read();
}

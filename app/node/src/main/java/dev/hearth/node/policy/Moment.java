package dev.hearth.node.policy;

import java.time.Instant;
import java.util.Map;

/** Signals as they were recorded, with what each device would have earned and drawn. */
public record Moment(Instant time, Signals signals, Map<String, Economy> economies) {
  public Moment {
    economies = Map.copyOf(economies);
  }
}

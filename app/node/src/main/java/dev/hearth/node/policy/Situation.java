package dev.hearth.node.policy;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/**
 * Everything a decision about one device follows from.
 *
 * @param time on the owner's clock
 * @param device the device's id
 * @param name what the owner calls it: "the GPU", "the processor"
 * @param fitness whether its bits are trusted
 * @param held the rules that held the device back until now
 */
public record Situation(
    ZonedDateTime time,
    Signals signals,
    Rules rules,
    Wish wish,
    String device,
    String name,
    Fitness fitness,
    Economy economy,
    Held held) {

  public LocalDateTime local() {
    return time.toLocalDateTime();
  }

  public DeviceSignals deviceSignals() {
    return signals.of(device);
  }

  public DeviceRules deviceRules() {
    return rules.of(device);
  }
}

package dev.hearth.node.device;

import dev.hearth.training.Preset;
import java.util.Map;

/**
 * What is known of a device, or of one way to drive it, from earlier tests.
 *
 * @param tokens a second in training, by preset; those that were measured
 */
public record Known(Bits bits, Map<String, Double> tokens) {
  public static final Known NOTHING = new Known(Bits.UNTESTED, Map.of());

  public Known {
    tokens = Map.copyOf(tokens);
  }

  /** Held against the definition's. */
  public enum Bits {
    UNTESTED,
    UNTESTABLE,
    SAME,
    DIFFERENT
  }

  /** Tokens a second; 0 where it was not measured. */
  double speed(Preset preset) {
    return tokens.getOrDefault(preset.id(), 0.0);
  }

  boolean isUnfit() {
    return bits == Bits.DIFFERENT || bits == Bits.UNTESTABLE;
  }
}

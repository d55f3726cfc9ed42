package dev.hearth.cli;

import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** A device's figures in a line. */
final class SpeedWords {
  private SpeedWords() {}

  /** "95 GFLOP/s, 9.1 GB/s, 930 tokens/s (small), 65 W"; what is 0 is left out. */
  static String of(double gflops, double gigabytes, Map<String, Double> presets, double watts) {
    StringJoiner words = new StringJoiner(", ");
    words.add("%,.0f GFLOP/s".formatted(gflops));
    if (gigabytes > 0) {
      words.add("%,.1f GB/s".formatted(gigabytes));
    }
    new TreeMap<>(presets).forEach((name, speed) -> words.add(training(name, speed)));
    if (watts > 0) {
      words.add("%,.0f W".formatted(watts));
    }
    return words.toString();
  }

  private static String training(String preset, double speed) {
    return "%,.0f tokens/s (%s)".formatted(speed, preset);
  }
}

package dev.hearth.node.device;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How fast a device was; 0 where it was not measured.
 *
 * @param gflops of a matrix product, in GFLOP/s
 * @param bandwidth moving data in its memory, in GB/s
 * @param tokens a second in training, by preset
 * @param watts drawn meanwhile; 0 where the device does not tell
 */
public record Speeds(
    double gflops, double bandwidth, SortedMap<String, Double> tokens, double watts) {
  public static final Speeds UNKNOWN = new Speeds(0, 0, Map.of(), 0);

  /** The preset that every device is measured with. */
  private static final String ALWAYS = "tiny";

  public Speeds {
    tokens = Collections.unmodifiableSortedMap(new TreeMap<>(tokens));
  }

  public Speeds(double gflops, double bandwidth, Map<String, Double> tokens, double watts) {
    this(gflops, bandwidth, new TreeMap<>(tokens), watts);
  }

  public Speeds drawing(double measuredWatts) {
    return new Speeds(gflops, bandwidth, tokens, measuredWatts);
  }

  public double tokensPerSecond() {
    return tokens.getOrDefault(ALWAYS, 0.0);
  }
}

package dev.hearth.node.signals.linux;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One user of a graphics card, as its driver tells in /proc/PID/fdinfo (the kernel's
 * drm-usage-stats).
 *
 * @param card the card's PCI address
 * @param engines by name, such as render or compute
 */
record DrmClient(String card, long id, Map<String, Engine> engines) {

  /**
   * @param busy in nanoseconds, or in cycles where there is a total
   * @param total cycles of the engine until now; 0 where the driver tells nanoseconds
   * @param count how many such engines the card has
   */
  record Engine(long busy, long total, int count) {

    /** From 0 to 1 of what there is of it. */
    double shareSince(Engine earlier, long nanoseconds) {
      double all = total > 0 ? total - earlier.total : nanoseconds;
      return all <= 0 ? 0 : Math.clamp((busy - earlier.busy) / all / count, 0, 1);
    }
  }

  /** Empty for a file that is no card's, or of a driver that tells less. */
  static Optional<DrmClient> parse(String text) {
    Map<String, String> fields = new HashMap<>();
    text.lines()
        .map(line -> line.split(":\\s*", 2))
        .filter(parts -> parts.length == 2)
        .forEach(parts -> fields.put(parts[0], parts[1].strip()));
    if (!fields.containsKey("drm-client-id") || !fields.containsKey("drm-pdev")) {
      return Optional.empty();
    }
    Map<String, Engine> engines = new HashMap<>();
    fields
        .keySet()
        .forEach(key -> name(key).ifPresent(name -> engines.put(name, engine(name, fields))));
    return Optional.of(
        new DrmClient(fields.get("drm-pdev"), number("drm-client-id", fields), engines));
  }

  private static Optional<String> name(String key) {
    return Optional.of(key)
        .filter(field -> !field.startsWith("drm-engine-capacity-"))
        .filter(field -> field.startsWith("drm-engine-") || field.startsWith("drm-cycles-"))
        .map(field -> field.replaceFirst("^drm-(engine|cycles)-", ""));
  }

  private static Engine engine(String name, Map<String, String> fields) {
    long count = number("drm-engine-capacity-" + name, fields);
    long total = number("drm-total-cycles-" + name, fields);
    long busy =
        total > 0 ? number("drm-cycles-" + name, fields) : number("drm-engine-" + name, fields);
    return new Engine(busy, total, (int) Math.max(1, count));
  }

  /** Nanoseconds have their unit behind them. */
  private static long number(String key, Map<String, String> fields) {
    return Long.parseUnsignedLong(fields.getOrDefault(key, "0").split(" ")[0]);
  }
}

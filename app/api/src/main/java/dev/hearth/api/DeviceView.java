package dev.hearth.api;

import java.util.Map;

/**
 * A device of this machine and its memory in MiB. Once it has been measured, driven as it is now:
 * its speed, whether its bits conform, and the sentence that says why it may not earn (empty when
 * it may): it does not conform when it failed its self-test twice in a row, or an audit found other
 * bits in its work. One that could not be tested is not measured, and the reason says why.
 *
 * @param vendor who made it; empty where not known
 * @param driver what drives it; empty where not known
 * @param gigabytesPerSecond moving data in its memory
 * @param tokensPerSecond training the tiny preset
 * @param presets tokens a second of each preset that was tried
 * @param watts drawn while it was measured; 0 where not known
 * @param share of the time that it may work now, in percent; 0 while it is held
 * @param sentence why it is held, and what ends that; empty while it may work
 * @param live what can be read of it now
 * @param testing how far a running measurement is; null when none runs
 */
public record DeviceView(
    String id,
    String name,
    String vendor,
    String backend,
    String driver,
    long memoryMib,
    boolean measured,
    double gflops,
    double gigabytesPerSecond,
    double tokensPerSecond,
    Map<String, Double> presets,
    double watts,
    boolean conforms,
    String reason,
    int share,
    String sentence,
    Live live,
    Testing testing) {

  /** As a device is by itself, whatever its owner's rules say and it does now. */
  public DeviceView(
      String id,
      String name,
      String vendor,
      String backend,
      String driver,
      long memoryMib,
      boolean measured,
      double gflops,
      double gigabytesPerSecond,
      double tokensPerSecond,
      Map<String, Double> presets,
      boolean conforms,
      String reason) {
    this(
        id,
        name,
        vendor,
        backend,
        driver,
        memoryMib,
        measured,
        gflops,
        gigabytesPerSecond,
        tokensPerSecond,
        presets,
        0,
        conforms,
        reason,
        0,
        "",
        Live.UNKNOWN,
        null);
  }

  /** Temperature, power, and the share that other programs use (0 to 1); null where not known. */
  public record Live(Double celsius, Double watts, Double others) {
    static final Live UNKNOWN = new Live(null, null, null);
  }

  /** A measurement: what it does now, and how far it is from 0 to 1. */
  public record Testing(String doing, double progress) {}
}

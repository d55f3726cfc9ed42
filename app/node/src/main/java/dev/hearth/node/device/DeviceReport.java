package dev.hearth.node.device;

import java.util.Map;

/**
 * What a device is and can do: vendor and driver where known, memory in MiB, GFLOP/s of a matrix
 * product, GB/s of data moved in its memory, tokens a second training the tiny preset and each that
 * was tried, watts drawn meanwhile (0 where the device does not tell), and whether its bits conform
 * (the reason is empty when they do).
 */
public record DeviceReport(
    String id,
    String name,
    String vendor,
    String backend,
    String driver,
    long memoryMib,
    double gflops,
    double gigabytesPerS,
    double tokensPerS,
    Map<String, Double> presets,
    double watts,
    boolean conforms,
    String reason) {

  public Speeds speeds() {
    return new Speeds(gflops, gigabytesPerS, presets, watts);
  }

  /** With the power, which others read. */
  public DeviceReport drawing(double measuredWatts) {
    return new DeviceReport(
        id,
        name,
        vendor,
        backend,
        driver,
        memoryMib,
        gflops,
        gigabytesPerS,
        tokensPerS,
        presets,
        measuredWatts,
        conforms,
        reason);
  }

  Known known() {
    return new Known(conforms ? Known.Bits.SAME : Known.Bits.DIFFERENT, presets);
  }
}

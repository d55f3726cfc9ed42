package dev.hearth.node.device;

import java.util.Map;

/**
 * What a device is and can do: vendor and driver where known, memory in MiB, GFLOP/s of a matrix
 * product, tokens a second training the tiny preset, and whether its bits conform (the reason is
 * empty when they do).
 */
public record DeviceReport(
    String id,
    String name,
    String vendor,
    String backend,
    String driver,
    long memoryMib,
    double gflops,
    double tokensPerS,
    boolean conforms,
    String reason) {

  public Speeds speeds() {
    return new Speeds(gflops, 0, tokensPerS > 0 ? Map.of("tiny", tokensPerS) : Map.of(), 0);
  }

  Known known() {
    return new Known(conforms ? Known.Bits.SAME : Known.Bits.DIFFERENT, tokensPerS);
  }
}

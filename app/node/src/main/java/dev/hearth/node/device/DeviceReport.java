package dev.hearth.node.device;

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
    String reason) {}

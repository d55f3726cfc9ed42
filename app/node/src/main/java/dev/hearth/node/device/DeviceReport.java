package dev.hearth.node.device;

/**
 * What a device is and can do: memory in MiB, GFLOP/s of a matrix product, tokens a second training
 * the tiny preset, and whether its bits conform (the reason is empty when they do).
 */
public record DeviceReport(
    String id,
    String name,
    String backend,
    long memoryMib,
    double gflops,
    double tokensPerS,
    boolean conforms,
    String reason) {}

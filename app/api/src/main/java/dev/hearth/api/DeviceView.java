package dev.hearth.api;

/**
 * A device of this machine and its memory in MiB. Once it has been measured: its speed, whether its
 * bits conform, and the sentence that says why it may not earn (empty when it may).
 */
public record DeviceView(
    String id,
    String name,
    String backend,
    long memoryMib,
    boolean measured,
    double gflops,
    double tokensPerSecond,
    boolean conforms,
    String reason) {}

package dev.hearth.api;

/**
 * A device of this machine: memory in MiB, speed as measured (0 before the first benchmark),
 * whether its bits conform, and the sentence that says why it may not earn (empty when it may).
 */
public record DeviceView(
    String id,
    String name,
    String backend,
    long memoryMib,
    double gflops,
    double tokensPerSecond,
    boolean conforms,
    String reason) {}

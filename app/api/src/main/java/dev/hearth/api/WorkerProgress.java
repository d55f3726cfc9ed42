package dev.hearth.api;

/** Step done, of how many, its loss, and the speed in tokens a second. */
public record WorkerProgress(
    String lease, int step, int steps, double loss, double tokensPerSecond) {}

package dev.hearth.api;

/** How long each measurement takes. */
public record WorkerBenchmark(double seconds) {}

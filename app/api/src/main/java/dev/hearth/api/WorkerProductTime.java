package dev.hearth.api;

/** How long the product alone took. */
public record WorkerProductTime(long nanos) {}

package dev.hearth.api;

/** The share of the time to work, 0 to 100 percent; 0 holds the device still. */
public record WorkerPace(int percent) {}

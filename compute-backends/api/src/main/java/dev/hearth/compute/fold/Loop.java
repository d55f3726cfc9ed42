package dev.hearth.compute.fold;

/** {@code acc = init; for k in 0 .. trip - 1: acc = body(acc, k)}. */
public record Loop(Trip trip, Program init, Program body) {}

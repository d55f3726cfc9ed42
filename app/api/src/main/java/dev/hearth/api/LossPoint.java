package dev.hearth.api;

/** One point of a loss curve: at this step (or round), this loss in nats a token. */
public record LossPoint(int step, double loss) {}

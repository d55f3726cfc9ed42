package dev.hearth.api;

/**
 * The files of the next round's weights and momentum, the state root that its leases start from,
 * and the validation loss of these weights.
 */
public record WorkerCombined(
    String weightsPath, String momentumPath, String startRoot, double validationLoss) {}

package dev.hearth.node.local;

/**
 * What came of a training run: validation loss (mean over the first 10 batches), the state root,
 * the file of the weights, the median speed, and the most memory the process held (0 where the
 * system does not say).
 */
public record TrainingSummary(
    double valLoss, String stateRoot, String weights, double tokensPerS, long peakRssMib) {}

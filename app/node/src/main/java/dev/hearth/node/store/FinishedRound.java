package dev.hearth.node.store;

import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Hash;

/**
 * What came of a round, the first being 0: the weights (safetensors), which the next round starts
 * from, the outer step's momentum, the state root that the next leases start from, and the losses
 * in nats a token: training's as the mean of the shards, validation's of these weights.
 */
public record FinishedRound(
    int round,
    BlobId weights,
    BlobId momentum,
    Hash startRoot,
    float trainLoss,
    float validationLoss) {}

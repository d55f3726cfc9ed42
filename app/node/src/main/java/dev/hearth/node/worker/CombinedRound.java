package dev.hearth.node.worker;

import dev.hearth.protocol.Hash;
import java.nio.file.Path;

/**
 * The next round's weights and momentum in files, the state root that its leases start from, and
 * the loss of these weights on the validation tokens in nats a token.
 */
public record CombinedRound(Path weights, Path momentum, Hash startRoot, float validationLoss) {}

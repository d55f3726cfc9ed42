package dev.hearth.node.worker;

import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.verifier.dispute.Listed;
import java.nio.file.Path;

/**
 * What a true account of a lease moves at a position of a dispute: the files of the weights that
 * the lease starts from and of the training tokens, the position, and what it lists.
 */
public record MoveRequest(
    JobSpec job, Lease lease, Path weights, Path tokens, Position position, Listed listed) {}

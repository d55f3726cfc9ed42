package dev.hearth.node.claim;

import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.dispute.Seat;
import java.util.Optional;

/**
 * A dispute in the court about one lease of a claim.
 *
 * @param commitment what its provider insists on
 * @param challenge its name in the escrow, which shares out the stakes once the court has decided
 * @param dispute its name in the court
 * @param seat this node's side
 * @param opponent where the other side is reached; empty: wherever it first shows up
 */
public record Contest(
    JobSpec job,
    Grant grant,
    Commitment commitment,
    Hash challenge,
    Hash dispute,
    Seat seat,
    Optional<PeerId> opponent) {}

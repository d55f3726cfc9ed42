package dev.hearth.node.court;

import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.claim.Funds;
import dev.hearth.node.dispute.DisputeProtocol;
import dev.hearth.node.dispute.Pacing;
import dev.hearth.node.lease.Retry;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.worker.WorkerQueue;
import dev.hearth.protocol.NodeKey;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What disputes are played with. All of it stays the caller's to close.
 *
 * @param key answers for this node's claims
 * @param funds pay for transactions; what its purse challenges, it plays
 * @param computing has the worker that finds the moves
 * @param changed hears when something else is remembered of a dispute; must be short
 */
public record CourtParts(
    NodeKey key,
    NodeStore store,
    EscrowGateway escrow,
    Funds funds,
    DisputeProtocol protocol,
    WorkerQueue computing,
    Pacing pacing,
    Retry retry,
    InstantSource clock,
    ScheduledExecutorService scheduler,
    Runnable changed) {}

package dev.hearth.node.claim;

import dev.hearth.host.Host;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.lease.LeaseBook;
import dev.hearth.node.lease.Retry;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.NodeKey;
import java.time.InstantSource;

/**
 * What claiming is done with. All of it stays the caller's to close.
 *
 * @param self the keeper that this node is for others
 * @param book the leases of all devices
 */
public record ClaimParts(
    NodeKey key,
    NodeStore store,
    Host host,
    EscrowGateway escrow,
    Keeper self,
    LeaseBook book,
    Funds funds,
    Replays replays,
    Litigation litigation,
    Payouts payouts,
    ClaimTiming timing,
    Retry retry,
    InstantSource clock,
    ClaimListener listener) {}

package dev.hearth.node.provider;

import dev.hearth.host.Host;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.lease.Conduct;
import dev.hearth.node.lease.GatedWorker;
import dev.hearth.node.lease.Retry;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.NodeKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a provider is made of. All of it stays the caller's to close, and the host's blob protocol
 * the caller's to serve (see {@code BlobExchange}).
 *
 * @param payout the account that is paid
 * @param bootstrap whom to ask for jobs besides whoever is connected; asked for at every look
 * @param gas redeems vouchers in time; empty: only when told
 * @param device the id of the device that the worker drives
 */
public record ProviderParts(
    NodeKey key,
    Address payout,
    Optional<GasPurse> gas,
    OwnerRules rules,
    PayCheck pay,
    Conduct conduct,
    NodeStore store,
    Host host,
    Supplier<List<Multiaddr>> bootstrap,
    EscrowGateway escrow,
    String device,
    GatedWorker worker,
    Retry retry,
    InstantSource clock,
    ProviderListener listener) {}

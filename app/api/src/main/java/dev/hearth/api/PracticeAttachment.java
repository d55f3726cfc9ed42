package dev.hearth.api;

import dev.hearth.protocol.Address;
import java.util.List;

/**
 * Where a practice network is: its chain's RPC address, the escrow on it and what pays auditors
 * there, its peers' addresses.
 */
public record PracticeAttachment(String rpc, Address escrow, Address audits, List<String> peers) {}

package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Lease;
import dev.hearth.protocol.Signature;

/** A lease with the submitter's EIP-712 signature. */
public record SignedLease(Lease lease, Signature signature) {}

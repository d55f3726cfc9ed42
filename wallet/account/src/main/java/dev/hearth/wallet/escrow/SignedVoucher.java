package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Signature;
import dev.hearth.protocol.Voucher;

/** A voucher with the submitter's EIP-712 signature. */
public record SignedVoucher(Voucher voucher, Signature signature) {}

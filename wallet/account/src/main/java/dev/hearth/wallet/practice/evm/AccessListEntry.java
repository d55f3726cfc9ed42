package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Address;
import java.math.BigInteger;
import java.util.List;

/** An account and slots of it that a transaction pays for beforehand (EIP-2930). */
public record AccessListEntry(Address address, List<BigInteger> keys) {}

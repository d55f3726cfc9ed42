package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Address;
import java.math.BigInteger;
import java.util.List;

/** What a contract said: up to four topics and bytes. */
public record Log(Address address, List<BigInteger> topics, byte[] data) {}

package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Address;
import java.math.BigInteger;

/** One storage cell of one account. */
record Slot(Address account, BigInteger key) {}

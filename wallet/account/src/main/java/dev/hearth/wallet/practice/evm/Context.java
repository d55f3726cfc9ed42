package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Address;
import java.math.BigInteger;

/** What all frames of one transaction share. */
record Context(
    WorldState world, Substate substate, BlockContext block, Address origin, BigInteger gasPrice) {}

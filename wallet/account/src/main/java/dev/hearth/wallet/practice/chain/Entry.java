package dev.hearth.wallet.practice.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Wei;
import java.util.OptionalLong;

/** One thing that happened to a chain after its genesis; all of them in order are the chain. */
sealed interface Entry {
  record TransactionSealed(long blockTime, Bytes raw) implements Entry {}

  record EmptyBlockSealed(long blockTime) implements Entry {}

  record BalanceSet(Address address, Wei balance) implements Entry {}

  /** Practice time from here on: its distance from the clock, and perhaps the next block's. */
  record TimeMoved(long offset, OptionalLong nextBlock) implements Entry {}
}

package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Address;
import java.math.BigInteger;

/** What starts a frame (Yellow Paper, 8 and 7). */
sealed interface Message {
  /**
   * A call of {@code codeOf}'s code with {@code self} as the account acting.
   *
   * @param transfers whether the value moves, or is only shown (DELEGATECALL)
   */
  record Call(
      Address caller,
      Address self,
      Address codeOf,
      BigInteger value,
      boolean transfers,
      byte[] input,
      long gas,
      boolean isStatic,
      int depth)
      implements Message {}

  /** The creation of the contract {@code self}. */
  record Creation(
      Address caller, Address self, BigInteger value, byte[] initCode, long gas, int depth)
      implements Message {
    @Override
    public byte[] input() {
      return Bytes.EMPTY;
    }

    @Override
    public boolean isStatic() {
      return false;
    }

    @Override
    public boolean transfers() {
      return true;
    }
  }

  Address caller();

  Address self();

  BigInteger value();

  boolean transfers();

  byte[] input();

  long gas();

  boolean isStatic();

  int depth();
}

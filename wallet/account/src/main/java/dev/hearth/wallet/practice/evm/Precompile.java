package dev.hearth.wallet.practice.evm;

import java.math.BigInteger;

/** A contract of the protocol itself (Yellow Paper, appendix E). */
interface Precompile {
  BigInteger gas(byte[] input);

  byte[] run(byte[] input);
}

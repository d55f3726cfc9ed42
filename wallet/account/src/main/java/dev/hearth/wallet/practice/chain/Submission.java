package dev.hearth.wallet.practice.chain;

import dev.hearth.protocol.Hash;

/** What became of a transaction that was handed in. */
public sealed interface Submission {
  /** It is in a block, whether or not it reverted there. */
  record Sealed(Hash transaction) implements Submission {}

  /** It is in no block. The reason is in the words of geth, which clients look for. */
  record Refused(String reason) implements Submission {}
}

package dev.hearth.wallet.chain;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;

/** What eth_sendRawTransaction takes. */
record SignedTransaction(Bytes bytes) {

  /** The name under which the chain knows it; no answer is needed to tell it. */
  Hash hash() {
    return Hash.keccak256(bytes.toArray());
  }

  String hex() {
    return bytes.toString();
  }
}

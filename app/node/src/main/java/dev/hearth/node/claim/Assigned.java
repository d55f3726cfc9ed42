package dev.hearth.node.claim;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.audit.Draw;
import dev.hearth.wallet.audit.Pot;

/**
 * A claimed lease whose turn this node has.
 *
 * @param index the lease's number in the claim
 */
record Assigned(Pot pot, Draw draw, ClaimFile file, int index) {

  /** Names it in the log. */
  Hash lease() {
    return file.work().grants().get(index).lease().id();
  }
}

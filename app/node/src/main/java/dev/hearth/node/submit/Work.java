package dev.hearth.node.submit;

import dev.hearth.compute.Maker;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bid;
import java.util.Optional;

/**
 * Work that waits for a provider: a shard to train, or one to train again as an audit.
 *
 * @param avoided whose device an audit rather does not run on; empty where any will do
 */
record Work(int shard, int replica, Optional<Address> trainedFor, String avoided) {
  static Work training(int shard, int replica) {
    return new Work(shard, replica, Optional.empty(), "");
  }

  static Work audit(int shard, int replica, Address trainedFor, String avoided) {
    return new Work(shard, replica, Optional.of(trainedFor), avoided);
  }

  boolean isAudit() {
    return trainedFor.isPresent();
  }

  /** Nobody audits itself, also not from another machine. */
  boolean isFor(Address payout) {
    return trainedFor.filter(payout::equals).isEmpty();
  }

  /** Whether the bidder is as good for it as any. */
  boolean suits(Bid bid) {
    return isFor(bid.payout())
        && (avoided.isEmpty() || !Maker.of(avoided).equals(Maker.of(bid.vendor())));
  }
}

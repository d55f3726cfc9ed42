package dev.hearth.node.submit;

import dev.hearth.protocol.Address;
import java.util.Optional;

/** Work that waits for a provider: a shard to train, or one to train again as an audit. */
record Work(int shard, int replica, Optional<Address> trainedFor) {
  static Work training(int shard) {
    return new Work(shard, 0, Optional.empty());
  }

  static Work audit(int shard, int replica, Address trainedFor) {
    return new Work(shard, replica, Optional.of(trainedFor));
  }

  boolean isAudit() {
    return replica > 0;
  }

  /** Nobody audits itself, also not from another machine. */
  boolean isFor(Address payout) {
    return trainedFor.filter(payout::equals).isEmpty();
  }
}

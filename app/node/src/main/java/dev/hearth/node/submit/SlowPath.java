package dev.hearth.node.submit;

import dev.hearth.protocol.JobSpec;
import dev.hearth.wallet.keys.WalletKey;

/**
 * What makes a job's pay independent of its submitter's goodwill, once the deposit is there and
 * before the first lease.
 */
@FunctionalInterface
public interface SlowPath {
  SlowPath NONE = (job, payer) -> {};

  /** A job for which it cannot be made goes on without; who makes it says so to the owner. */
  void open(JobSpec job, WalletKey payer);
}

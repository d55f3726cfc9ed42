package dev.hearth.node.submit;

import dev.hearth.node.store.NodeStore;
import dev.hearth.node.worker.WorkerQueue;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.PeerId;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

/**
 * What a submitter works with; all of it stays its owner's to close.
 *
 * @param key signs leases and vouchers; holds no money
 * @param connected whether a peer is there now
 * @param computing replays leases and combines updates
 * @param bonds says whose bond is full
 * @param clock the time by which leases end
 * @param scheduler wakes it when one does
 */
public record Surroundings(
    NodeKey key,
    NodeStore store,
    UpdateSource updates,
    Predicate<PeerId> connected,
    WorkerQueue computing,
    BondCheck bonds,
    InstantSource clock,
    ScheduledExecutorService scheduler) {

  /** Where nobody is asked for a bond. */
  public Surroundings(
      NodeKey key,
      NodeStore store,
      UpdateSource updates,
      Predicate<PeerId> connected,
      WorkerQueue computing,
      InstantSource clock,
      ScheduledExecutorService scheduler) {
    this(key, store, updates, connected, computing, BondCheck.TRUSTING, clock, scheduler);
  }
}

package dev.hearth.node.provider;

import dev.hearth.node.lease.LeaseDispatcher;
import dev.hearth.node.lease.LeaseState;
import dev.hearth.node.store.StoreException;
import dev.hearth.protocol.Hash;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Committed leases, each waiting for its answer on a virtual thread. */
final class Settling implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

  private record Waiting(Hash job, Thread thread) {}

  private final LeaseDispatcher dispatcher;
  private final Map<Hash, Waiting> waiting = new ConcurrentHashMap<>();
  private volatile boolean closing;

  Settling(LeaseDispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  boolean has(Hash lease) {
    return waiting.containsKey(lease);
  }

  void begin(LeaseState.Committed state) {
    Thread thread =
        Thread.ofVirtual().name("settle-" + state.id().brief()).unstarted(() -> settle(state));
    waiting.put(state.id(), new Waiting(state.lease().job(), thread));
    thread.start();
  }

  private void settle(LeaseState.Committed state) {
    try {
      dispatcher.advance(state, wanted -> true);
    } catch (InterruptedException closed) {
      LOG.debug("Lease {} waits for the next start.", state.id().brief());
    } catch (StoreException e) {
      LOG.warn("Lease {} is asked about again: {}", state.id().brief(), e.getMessage());
    } catch (RuntimeException e) {
      giveUp(state, e);
    } finally {
      waiting.remove(state.id());
    }
  }

  private void giveUp(LeaseState.Committed state, RuntimeException bug) {
    LOG.error("Lease {} cannot be settled", state.id().brief(), bug);
    if (!closing) {
      dispatcher.giveUp(state, String.valueOf(bug.getMessage()));
    }
  }

  /** Until every lease of the job has its answer, or the job's deadline has passed without one. */
  void await(Hash job) throws InterruptedException {
    for (Waiting lease : waiting.values()) {
      if (lease.job().equals(job)) {
        lease.thread().join();
      }
    }
  }

  @Override
  public void close() {
    closing = true;
    waiting.values().forEach(lease -> lease.thread().interrupt());
  }
}

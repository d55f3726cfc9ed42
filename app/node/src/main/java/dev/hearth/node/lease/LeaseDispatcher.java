package dev.hearth.node.lease;

import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.NodeKey;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a lease from state to state, storing each before it acts. Blocks, so it belongs on a
 * virtual thread; interrupting it leaves the lease where it is stored. Leases may be carried side
 * by side, but only one at a time while it {@link LeaseState#needsDevice}.
 */
public final class LeaseDispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseDispatcher.class);

  private final NodeStore store;
  private final LeaseBook book;
  private final WorkGate gate;
  private final InstantSource clock;
  private final LeaseListener listener;
  private final FetchingPhase fetching;
  private final TrainingPhase training;
  private final CommittedPhase committed;

  public LeaseDispatcher(
      NodeKey key,
      NodeStore store,
      LeaseBook book,
      Submitters submitters,
      GatedWorker worker,
      Conduct conduct,
      Retry retry,
      InstantSource clock,
      LeaseListener listener) {
    this.store = store;
    this.book = book;
    this.gate = worker.gate();
    this.clock = clock;
    this.listener = listener;
    this.fetching = new FetchingPhase(submitters, gate, retry, clock, listener);
    this.training = new TrainingPhase(key, store, worker, conduct, retry, clock, listener);
    this.committed = new CommittedPhase(book, submitters, retry, clock);
  }

  /** Carries on while the state is of this kind; the first that is not is stored and returned. */
  public LeaseState advance(LeaseState from, Predicate<LeaseState> wanted)
      throws InterruptedException {
    LeaseState state = from;
    reached(state);
    while (wanted.test(state) && !state.isFinal()) {
      state = next(state);
      reached(state);
    }
    return state;
  }

  /** Ends a lease that cannot be carried on; what was committed is kept. */
  public void giveUp(LeaseState lease, String reason) {
    if (lease instanceof LeaseState.Committed committed) {
      reached(new LeaseState.Expired(lease.grant(), Optional.of(committed.commitment()), reason));
    } else {
      reached(new LeaseState.Expired(lease.grant(), Optional.empty(), reason));
    }
  }

  private void reached(LeaseState state) {
    book.put(state);
    listener.changed(state);
    if (!state.needsDevice()) {
      discardWork(state);
    }
  }

  /** The outcome is stored, so snapshots have served. */
  private void discardWork(LeaseState state) {
    try {
      store.folder().discard(state.id().hex());
    } catch (IOException e) {
      LOG.warn("The files of lease {} stay behind: {}", state.id().brief(), e.getMessage());
    }
  }

  private LeaseState next(LeaseState state) throws InterruptedException {
    if (state.needsDevice() && isLate(state)) {
      return new LeaseState.Expired(
          state.grant(), Optional.empty(), "its deadline passed before it was trained");
    }
    KnownJob job = store.jobs().find(state.lease().job()).orElseThrow();
    return switch (state) {
      case LeaseState.Leased leased -> new LeaseState.Fetching(leased.grant());
      case LeaseState.Fetching s -> fetching.next(s, job);
      case LeaseState.Training s -> training.next(s, job);
      case LeaseState.Committed s -> committed.next(s, job);
      case LeaseState.Paused paused -> {
        gate.awaitOpen();
        yield paused.before();
      }
      case LeaseState.Settled _,
          LeaseState.Refused _,
          LeaseState.Disputed _,
          LeaseState.Expired _,
          LeaseState.Declined _ ->
          state;
    };
  }

  private boolean isLate(LeaseState state) {
    return clock.instant().getEpochSecond() >= state.lease().deadline();
  }
}

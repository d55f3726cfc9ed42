package dev.hearth.node.lease;

import dev.hearth.node.store.BlobOutcome;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.PeerId;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Fetches while the gate is open; what arrived before it closed is kept. */
record GatedFetch(Submitters submitters, WorkGate gate) {

  /** Blocks; throws IOException too when the gate closed meanwhile. */
  BlobOutcome fetch(PeerId peer, BlobId blob) throws IOException, InterruptedException {
    FutureTask<BlobOutcome> task = new FutureTask<>(() -> submitters.fetch(peer, blob));
    Thread fetching = Thread.ofVirtual().name("fetch").start(task);
    try (WorkGate.Registration _ = gate.onChange(() -> endIfHeld(task))) {
      endIfHeld(task);
      return outcome(task);
    } finally {
      task.cancel(true);
      fetching.join();
    }
  }

  private void endIfHeld(FutureTask<?> task) {
    if (gate.permission() instanceof Permission.Hold) {
      task.cancel(true);
    }
  }

  private static BlobOutcome outcome(FutureTask<BlobOutcome> task)
      throws IOException, InterruptedException {
    try {
      return task.get();
    } catch (CancellationException held) {
      throw new IOException("the device was held while its data was fetched", held);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException cut -> throw cut;
        case RuntimeException bug -> throw bug;
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}

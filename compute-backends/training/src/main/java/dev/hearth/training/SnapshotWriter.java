package dev.hearth.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Brings snapshots to disk beside the training, one at a time. For the training's thread. */
final class SnapshotWriter {
  private final Snapshots snapshots;
  private final Executor disk;
  private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);

  SnapshotWriter(Snapshots snapshots, Executor disk) {
    this.snapshots = snapshots;
    this.disk = disk;
  }

  boolean isBusy() {
    return !writing.isDone();
  }

  /** Returns at once; until it is written, the snapshot's state has to stay as it is. */
  void begin(Snapshot snapshot) {
    writing = CompletableFuture.runAsync(() -> write(snapshot), disk);
  }

  private void write(Snapshot snapshot) {
    try {
      snapshots.write(snapshot);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Until what was begun is on disk; throws IOException when it could not be written. */
  void await() throws IOException {
    try {
      writing.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException failed) {
        throw failed.getCause();
      }
      throw e;
    }
  }
}

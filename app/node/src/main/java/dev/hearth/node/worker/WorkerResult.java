package dev.hearth.node.worker;

import dev.hearth.protocol.Hash;
import java.nio.file.Path;
import java.util.List;

/** How an assignment ended. */
public sealed interface WorkerResult {
  /** Done; the update lies in the file as it travels ({@code UpdateBlob}). */
  record Trained(int steps, List<Hash> stateRoots, Hash updateRoot, Path update, float loss)
      implements WorkerResult {
    public Trained {
      stateRoots = List.copyOf(stateRoots);
    }
  }

  /** Asked to stop; the folder's snapshot holds this many steps. */
  record Stopped(int steps) implements WorkerResult {}

  /** It would fail again, here and everywhere. */
  record Failed(String reason) implements WorkerResult {}
}

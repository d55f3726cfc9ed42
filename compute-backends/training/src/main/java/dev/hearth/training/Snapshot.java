package dev.hearth.training;

import dev.hearth.protocol.Hash;
import java.util.List;

/**
 * Where a shard's training stands: steps done, the roots of the segments done, the sum of the
 * losses of the segment that the last step belongs to, and the state.
 */
record Snapshot(int steps, List<Hash> roots, double lossSum, ModelState state) {
  Snapshot {
    roots = List.copyOf(roots);
  }
}

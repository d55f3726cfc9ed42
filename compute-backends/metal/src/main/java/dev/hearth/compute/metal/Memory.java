package dev.hearth.compute.metal;

import java.util.HashSet;
import java.util.Set;

/** What has been allocated of a device's memory, in the host's reach. */
final class Memory implements AutoCloseable {
  /** MTLResourceStorageModeShared, with the default cache mode and tracking of hazards. */
  private static final long SHARED = 0;

  private final Id gpu;
  private final Set<Id> buffers = new HashSet<>();

  Memory(Id gpu) {
    this.gpu = gpu;
  }

  /** An MTLBuffer that holds anything. */
  Id allocate(long bytes) {
    try (ObjectiveC.Pool _ = gpu.runtime().pool()) {
      // What is beyond the most may end the process instead of being refused.
      if (bytes > gpu.number(Selector.MOST_BYTES)) {
        throw Failure.memory(bytes);
      }
      Id buffer = gpu.object(Selector.NEW_BUFFER, bytes, SHARED);
      if (buffer.isNil()) {
        throw Failure.memory(bytes);
      }
      buffers.add(buffer);
      return buffer;
    }
  }

  /** Commands that were said to use it keep it until they are done. */
  void free(Id buffer) {
    if (buffers.remove(buffer)) {
      buffer.close();
    }
  }

  /** Frees what is left. */
  @Override
  public void close() {
    buffers.forEach(Id::close);
    buffers.clear();
  }
}

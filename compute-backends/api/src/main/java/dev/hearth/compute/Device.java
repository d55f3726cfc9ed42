package dev.hearth.compute;

import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Type;

/**
 * One accelerator, opened. A device, its buffers and its kernels are used by one thread at a time;
 * closing it frees all of them.
 */
public interface Device extends AutoCloseable {
  DeviceInfo info();

  /** What it asks between slices; the host's share of the work asks it too. */
  Pace pace();

  /** Zeroed memory for {@code size} elements. */
  Buffer allocate(Type type, long size);

  /** The kernel of an operator; equal operators give the same kernel. */
  Kernel compile(Operator operator);

  /** Whether a product is better compiled as one with what maps its elements next. */
  default boolean joins() {
    return false;
  }

  /** Waits until all kernels that were started have ended; a read of a buffer waits too. */
  default void finish() {}

  @Override
  void close();
}

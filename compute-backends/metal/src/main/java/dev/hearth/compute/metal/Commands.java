package dev.hearth.compute.metal;

import dev.hearth.compute.Pace;
import dev.hearth.compute.kernels.host.Slices;

/**
 * A queue of the device's, and what has been said since it was last waited for: one command buffer,
 * whose launches run in order.
 */
final class Commands implements AutoCloseable {
  private final Id queue;
  private final Slices slices;
  private Batch said;

  private Commands(Id queue, Pace pace) {
    this.queue = queue;
    this.slices = new Slices(pace, this::await, System::nanoTime, Slices.FIRST, 1);
  }

  static Commands of(Id gpu, Pace pace) {
    Id queue = gpu.object(Selector.NEW_QUEUE);
    if (queue.isNil()) {
      throw Failure.refused("opening its queue");
    }
    return new Commands(queue, pace);
  }

  Slices slices() {
    return slices;
  }

  ObjectiveC runtime() {
    return queue.runtime();
  }

  /** What launches are told to. */
  Id encoder() {
    if (said == null) {
      said = Batch.of(queue);
    }
    return said.encoder();
  }

  /** Sends what was said, and waits until the device has done it. */
  void await() {
    if (said != null) {
      try (Batch sent = said) {
        said = null;
        sent.run();
      }
    }
  }

  @Override
  public void close() {
    queue.close();
  }
}

package dev.hearth.compute.metal;

/**
 * A queue of the device's, and what has been said since it was last waited for: one command buffer,
 * whose launches run in order.
 */
final class Commands implements AutoCloseable {
  private final Id queue;
  private Batch said;

  private Commands(Id queue) {
    this.queue = queue;
  }

  static Commands of(Id gpu) {
    Id queue = gpu.object(Selector.NEW_QUEUE);
    if (queue.isNil()) {
      throw Failure.refused("opening its queue");
    }
    return new Commands(queue);
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

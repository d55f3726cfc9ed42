package dev.hearth.compute.metal;

/** Launches that go to the device together. */
record Batch(Id commandBuffer, Id encoder) implements AutoCloseable {
  /** Of MTLCommandBufferStatus. */
  private static final long COMPLETED = 4;

  static Batch of(Id queue) {
    try (ObjectiveC.Pool _ = queue.runtime().pool()) {
      Id commandBuffer = queue.object(Selector.COMMAND_BUFFER);
      Id encoder = commandBuffer.object(Selector.ENCODER);
      if (encoder.isNil()) {
        throw Failure.refused("preparing commands");
      }
      return new Batch(commandBuffer.retained(), encoder.retained());
    }
  }

  /** Returns when the device has done it. */
  void run() {
    try (ObjectiveC.Pool _ = commandBuffer.runtime().pool()) {
      encoder.tell(Selector.END);
      commandBuffer.tell(Selector.COMMIT);
      commandBuffer.tell(Selector.WAIT);
      if (commandBuffer.number(Selector.STATUS) != COMPLETED) {
        throw Failure.computing(commandBuffer.object(Selector.ERROR));
      }
    }
  }

  @Override
  public void close() {
    encoder.close();
    commandBuffer.close();
  }
}

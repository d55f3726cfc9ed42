package dev.hearth.node.submit;

import dev.hearth.compute.Device;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The device on which submitters replay, combine and judge: one task after the other on a thread of
 * its own. It is opened for the first task, so that a node without jobs has none.
 */
public final class SubmitterDevice implements AutoCloseable {
  /** Something to compute; throwing fails the task's future. */
  interface Task<T> {
    T run(Device device) throws IOException;
  }

  private final Supplier<Device> opening;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("submitter").factory());
  private volatile boolean closed;
  private Device device;

  public SubmitterDevice(Supplier<Device> opening) {
    this.opening = opening;
  }

  <T> CompletableFuture<T> run(Task<T> task) {
    return CompletableFuture.supplyAsync(() -> runNow(task), thread);
  }

  private <T> T runNow(Task<T> task) {
    if (device == null) {
      device = opening.get();
    }
    try {
      return task.run(device);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  /** Long tasks look here between steps. */
  boolean isClosed() {
    return closed;
  }

  /** Waits for the task in hand, which stops after its step. */
  @Override
  public void close() {
    closed = true;
    thread.execute(this::release);
    thread.close();
  }

  private void release() {
    if (device != null) {
      device.close();
    }
  }
}

package dev.hearth.node.worker;

import dev.hearth.compute.DeviceInfo;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;

/**
 * The devices of this machine, as a worker process sees them; that process ends when it has told
 * them. So no driver is loaded where the list is read. Safe for any thread.
 */
public final class DeviceList {
  private final WorkerProcess surveyor;
  private volatile List<DeviceInfo> known = List.of();

  public DeviceList(WorkerProcess surveyor) {
    this.surveyor = surveyor;
  }

  /** None before somebody has asked. */
  public List<DeviceInfo> known() {
    return known;
  }

  /** Blocks until they are known; throws IOException when no worker process starts. */
  public synchronized List<DeviceInfo> ask() throws IOException {
    if (known.isEmpty()) {
      try {
        known = surveyor.devices().toCompletableFuture().join();
      } catch (CompletionException e) {
        throw new IOException(e.getCause().getMessage(), e.getCause());
      } finally {
        surveyor.release();
      }
    }
    return known;
  }
}

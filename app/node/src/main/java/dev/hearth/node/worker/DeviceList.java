package dev.hearth.node.worker;

import dev.hearth.api.WorkerDevices;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.node.device.Known;
import dev.hearth.node.device.Ways;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The devices of this machine, each listed once, as a worker process sees them; that process ends
 * when it has told them. So no driver is loaded where the list is read. Which of several ways
 * drives a device is decided once. Safe for any thread.
 */
public final class DeviceList {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceList.class);

  private static final String PROCESSOR = "cpu";

  private final WorkerProcess surveyor;
  private final Function<DeviceInfo, Known> tested;
  private volatile List<Ways> ways = List.of();

  /**
   * @param tested what earlier tests of a device found
   */
  public DeviceList(WorkerProcess surveyor, Function<DeviceInfo, Known> tested) {
    this.surveyor = surveyor;
    this.tested = tested;
  }

  /** None before somebody has asked; the one to work on first. */
  public List<DeviceInfo> known() {
    return ways.stream().map(Ways::chosen).toList();
  }

  /** With every way to drive them. */
  public List<Ways> ways() {
    return ways;
  }

  /**
   * How much heap a worker may have, in bytes: what its process said of the processor, whose
   * kernels work in it. 0 before somebody has asked.
   */
  public long heap() {
    return ways.stream()
        .flatMap(one -> one.all().stream())
        .filter(device -> device.id().equals(PROCESSOR))
        .mapToLong(DeviceInfo::memoryBytes)
        .findFirst()
        .orElse(0);
  }

  /** Blocks until they are known; throws IOException when no worker process starts. */
  public synchronized List<DeviceInfo> ask() throws IOException {
    if (ways.isEmpty()) {
      try {
        ways = found(surveyor.devices().toCompletableFuture().join());
      } catch (CompletionException e) {
        throw new IOException(e.getCause().getMessage(), e.getCause());
      } finally {
        surveyor.release();
      }
    }
    return known();
  }

  private List<Ways> found(WorkerDevices found) {
    found.unusable().forEach(LOG::warn);
    return Ways.of(found.devices().stream().map(DeviceViews::info).toList(), tested);
  }
}

package dev.hearth.node.agent;

import dev.hearth.compute.DeviceInfo;
import dev.hearth.node.worker.Worker;

/** Where a device's worker comes from: a process of its own, or this one. */
@FunctionalInterface
public interface WorkerSource {
  Worker open(DeviceInfo device);
}

package dev.hearth.api;

import java.util.List;

/**
 * What a worker process sees of the machine: every backend's devices, and a sentence for each
 * backend that does not work.
 */
public record WorkerDevices(List<Seen> devices, List<String> unusable) {
  public WorkerDevices {
    devices = List.copyOf(devices);
    unusable = List.copyOf(unusable);
  }

  /** A device as one backend sees it; texts are empty where it is not known. */
  public record Seen(
      String id,
      String name,
      String vendor,
      String backend,
      String driver,
      long memoryBytes,
      String location,
      boolean host) {}
}

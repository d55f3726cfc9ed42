package dev.hearth.node.worker;

import dev.hearth.api.DeviceView;
import dev.hearth.api.WorkerDevices;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.node.device.DeviceReport;

/** Devices as they cross the local API, and back. */
public final class DeviceViews {
  private DeviceViews() {}

  public static DeviceView of(DeviceReport report) {
    return new DeviceView(
        report.id(),
        report.name(),
        report.vendor(),
        report.backend(),
        report.driver(),
        report.memoryMib(),
        true,
        report.gflops(),
        report.gigabytesPerS(),
        report.tokensPerS(),
        report.presets(),
        report.conforms(),
        report.reason());
  }

  static WorkerDevices.Seen seen(DeviceInfo info) {
    return new WorkerDevices.Seen(
        info.id(),
        info.name(),
        info.vendor(),
        info.backend(),
        info.driver(),
        info.memoryBytes(),
        info.location(),
        info.host());
  }

  static DeviceInfo info(WorkerDevices.Seen seen) {
    return new DeviceInfo(
        seen.id(),
        seen.name(),
        seen.vendor(),
        seen.backend(),
        seen.driver(),
        seen.memoryBytes(),
        seen.location(),
        seen.host());
  }

  static DeviceReport report(DeviceView view) {
    return new DeviceReport(
        view.id(),
        view.name(),
        view.vendor(),
        view.backend(),
        view.driver(),
        view.memoryMib(),
        view.gflops(),
        view.gigabytesPerSecond(),
        view.tokensPerSecond(),
        view.presets(),
        view.watts(),
        view.conforms(),
        view.reason());
  }
}

package dev.hearth.node.worker;

import dev.hearth.api.DeviceView;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.node.device.DeviceReport;

/** Devices as they cross the local API, and back. */
public final class DeviceViews {
  private DeviceViews() {}

  /** One that has not been measured. */
  public static DeviceView of(DeviceInfo info) {
    return new DeviceView(
        info.id(),
        info.name(),
        info.vendor(),
        info.backend(),
        info.driver(),
        info.memoryBytes() >> 20,
        false,
        0,
        0,
        false,
        "");
  }

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
        report.tokensPerS(),
        report.conforms(),
        report.reason());
  }

  static DeviceInfo info(DeviceView view) {
    return new DeviceInfo(
        view.id(),
        view.name(),
        view.vendor(),
        view.backend(),
        view.driver(),
        view.memoryMib() << 20,
        "");
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
        view.tokensPerSecond(),
        view.conforms(),
        view.reason());
  }
}

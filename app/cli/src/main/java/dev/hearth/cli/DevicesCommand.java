package dev.hearth.cli;

import dev.hearth.node.device.DeviceBenchmark;
import dev.hearth.node.device.DeviceReport;
import dev.hearth.node.device.Devices;
import dev.hearth.node.device.InstalledDevice;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hearth devices}: what can train here, how fast, and whether with the same bits. */
@Command(name = "devices", description = "List, check and measure the devices of this machine.")
final class DevicesCommand implements Callable<Integer> {
  @Option(
      names = "--seconds",
      defaultValue = "4",
      description = "About how long each measurement takes.")
  private int seconds;

  @Mixin private OutputOptions output;

  /** What a program reads. */
  record Listing(List<DeviceReport> devices) {}

  @Override
  public Integer call() {
    if (seconds < 0) {
      throw CommandException.usage(
          "DEVICES-SECONDS", "--seconds is not below zero.", "Leave it out for 4.");
    }
    List<DeviceReport> reports = measure();
    Output lines = output.open();
    reports.forEach(report -> lines.say(line(report)));
    lines.emit(new Listing(reports));
    return 0;
  }

  private List<DeviceReport> measure() {
    try (ProgressBar bar = output.bar()) {
      return Devices.installed().workers().stream().map(device -> measure(device, bar)).toList();
    }
  }

  private DeviceReport measure(InstalledDevice device, ProgressBar bar) {
    return new DeviceBenchmark(System::nanoTime, Duration.ofSeconds(seconds))
        .measure(
            device,
            Runtime.getRuntime().availableProcessors(),
            progress -> bar.show(progress, "measuring " + device.name()));
  }

  private static String line(DeviceReport device) {
    String bits =
        device.conforms() ? "same bits as every device" : "gave different bits: " + device.reason();
    return "%s  %s (%s), %,d MiB: %,.0f GFLOP/s, %,.0f tokens/s, %s"
        .formatted(
            device.id(),
            device.name(),
            device.backend(),
            device.memoryMib(),
            device.gflops(),
            device.tokensPerS(),
            bits);
  }
}

package dev.hearth.cli;

import dev.hearth.node.device.DeviceBenchmark;
import dev.hearth.node.device.DeviceReport;
import dev.hearth.node.device.Devices;
import dev.hearth.node.device.InstalledDevice;
import dev.hearth.node.device.Survey;
import dev.hearth.node.device.Survey.Measured;
import dev.hearth.node.signals.DrawnPower;
import dev.hearth.node.signals.PowerMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hearth devices}: what can train here, how fast, and whether with the same bits. */
@Command(name = "devices", description = "List, check and measure the devices of this machine.")
final class DevicesCommand implements Callable<Integer> {
  @Option(
      names = "--seconds",
      defaultValue = "6",
      description = "About how long the longest measurement takes; all of them take twice that.")
  private int seconds;

  @Mixin private OutputOptions output;

  /** What a program reads: each device once, then other ways to drive them. */
  record Listing(List<DeviceReport> devices, List<DeviceReport> others, List<String> unusable) {
    static Listing of(Survey survey) {
      return new Listing(
          survey.devices().stream().map(Measured::best).toList(),
          survey.devices().stream().flatMap(device -> device.others().stream()).toList(),
          survey.unusable());
    }
  }

  @Override
  public Integer call() {
    if (seconds < 0) {
      throw CommandException.usage(
          "DEVICES-SECONDS", "--seconds is not below zero.", "Leave it out for 6.");
    }
    Survey survey = survey();
    Output lines = output.open();
    survey.devices().forEach(device -> say(device, lines));
    survey.unusable().forEach(lines::say);
    lines.emit(Listing.of(survey));
    return 0;
  }

  private static void say(Measured device, Output lines) {
    lines.say(line(device.best()));
    device.others().forEach(other -> lines.say("  also as " + line(other)));
  }

  private Survey survey() {
    try (ProgressBar bar = output.bar();
        PowerMeter meter = PowerMeter.ofThisMachine(InstantSource.system(), System::nanoTime)) {
      return Survey.of(Devices.installed(), device -> measure(device, bar, meter));
    }
  }

  private DeviceReport measure(InstalledDevice device, ProgressBar bar, PowerMeter meter) {
    DrawnPower drawn = DrawnPower.atWork(meter.of(device.info()));
    DoubleConsumer shown = progress -> bar.show(progress, "measuring " + device.name());
    DeviceReport report =
        new DeviceBenchmark(System::nanoTime, Duration.ofSeconds(seconds))
            .measure(device, Runtime.getRuntime().availableProcessors(), shown.andThen(drawn));
    return report.conforms() ? report.drawing(drawn.mean()) : report;
  }

  /** For example "NVIDIA, cuda, driver 580.65", or less where less is known. */
  private static String kind(DeviceReport device) {
    return Stream.of(device.vendor(), device.backend(), driver(device))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String driver(DeviceReport device) {
    return device.driver().isEmpty() ? "" : "driver " + device.driver();
  }

  private static String line(DeviceReport device) {
    String bits =
        device.conforms() ? "same bits as every device" : "did not pass: " + device.reason();
    return "%s  %s (%s), %,d MiB: %s, %s"
        .formatted(
            device.id(),
            device.name(),
            kind(device),
            device.memoryMib(),
            SpeedWords.of(
                device.gflops(), device.gigabytesPerS(), device.presets(), device.watts()),
            bits);
  }
}

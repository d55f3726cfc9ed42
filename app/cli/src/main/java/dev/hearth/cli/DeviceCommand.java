package dev.hearth.cli;

import dev.hearth.api.DeviceReference;
import dev.hearth.api.DeviceView;
import dev.hearth.api.Efficiency;
import dev.hearth.api.Forecast;
import dev.hearth.api.HearthApi;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hearth device}: the devices as the agent has them. */
@Command(
    name = "device",
    description = "The agent's devices: what they do, test them, what they may earn.",
    synopsisSubcommandLabel = "COMMAND")
final class DeviceCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing: list, benchmark, self-test, efficiency or forecast");
  }

  /** What a program reads. */
  record Listing(List<DeviceView> devices) {}

  @Command(name = "list", description = "Every device with its figures and what it does now.")
  int list(@Mixin DataDir dataDir, @Mixin OutputOptions output) {
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      List<DeviceView> devices = link.agent().devices();
      Output lines = output.open();
      lines.emit(new Listing(devices));
      devices.forEach(device -> lines.say(line(device)));
    }
    return 0;
  }

  @Command(name = "benchmark", description = "Self-test, then speed; what is found is kept.")
  int benchmark(
      @Parameters(paramLabel = "DEVICE", defaultValue = "cpu", description = "cpu by default.")
          String device,
      @Mixin DataDir dataDir,
      @Mixin OutputOptions output) {
    return show(dataDir, output, agent -> agent.benchmark(new DeviceReference(device)));
  }

  @Command(name = "self-test", description = "Whether its bits are those of the definition.")
  int selfTest(
      @Parameters(paramLabel = "DEVICE", defaultValue = "cpu", description = "cpu by default.")
          String device,
      @Mixin DataDir dataDir,
      @Mixin OutputOptions output) {
    return show(dataDir, output, agent -> agent.selfTest(new DeviceReference(device)));
  }

  private static int show(
      DataDir dataDir, OutputOptions output, Function<HearthApi, DeviceView> call) {
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      DeviceView device = call.apply(link.agent());
      Output lines = output.open();
      lines.emit(device);
      lines.say(line(device));
    }
    return 0;
  }

  @Command(name = "efficiency", description = "Which share of the time gives most for the power.")
  int efficiency(
      @Parameters(paramLabel = "DEVICE", defaultValue = "cpu", description = "cpu by default.")
          String device,
      @Mixin DataDir dataDir,
      @Mixin OutputOptions output) {
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      Efficiency found = link.agent().efficiency(new DeviceReference(device));
      Output lines = output.open();
      lines.emit(found);
      found.points().forEach(point -> lines.say(line(point, found.measured())));
      lines.say(offer(found));
    }
    return 0;
  }

  @Command(name = "forecast", description = "What the devices are likely to earn in a month.")
  int forecast(@Mixin DataDir dataDir, @Mixin OutputOptions output) {
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      Forecast forecast = link.agent().forecast();
      Output lines = output.open();
      lines.emit(forecast);
      lines.say(forecast.sentence());
      forecast.assumptions().forEach(lines::say);
    }
    return 0;
  }

  private static String line(Efficiency.Point point, boolean measured) {
    String speed = "%3d %%: %,.0f tokens/s".formatted(point.share(), point.tokensPerSecond());
    return measured
        ? speed
            + ", %.1f W, %,.0f tokens a joule"
                .formatted(point.watts(), point.tokensPerSecond() / point.watts())
        : speed;
  }

  private static String offer(Efficiency found) {
    return found.measured()
        ? "Best for the power: `hearth config set device.%s.share \"%d %%\"`."
            .formatted(found.device(), found.best())
        : "This device does not tell the power it draws, so there is nothing to choose by.";
  }

  private static String line(DeviceView device) {
    String figures =
        device.measured()
            ? "%s, %s"
                .formatted(
                    SpeedWords.of(
                        device.gflops(),
                        device.gigabytesPerSecond(),
                        device.presets(),
                        device.watts()),
                    device.conforms() ? "same bits as every device" : device.reason())
            : device.reason().isEmpty() ? "not measured yet" : device.reason();
    String now =
        device.share() == 0 ? device.sentence() : "May work " + device.share() + " % of the time.";
    return "%s  %s, %,d MiB: %s. %s"
        .formatted(device.id(), device.name(), device.memoryMib(), figures, now);
  }
}

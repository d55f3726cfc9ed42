package dev.hearth.cli;

import dev.hearth.api.DevicePolicy;
import dev.hearth.api.DevicePolicy.RuleView;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code hearth rules}: why it is paused, or why it is not. */
@Command(name = "rules", description = "What every rule sees and says, and which one decides now.")
final class RulesCommand implements Callable<Integer> {
  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  /** What a program reads. */
  record Listing(List<DevicePolicy> devices) {}

  @Override
  public Integer call() {
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      List<DevicePolicy> devices = link.agent().policy();
      Output lines = output.open();
      lines.emit(new Listing(devices));
      devices.forEach(device -> say(lines, device));
    }
    return 0;
  }

  private static void say(Output lines, DevicePolicy device) {
    lines.say(
        device.device()
            + ": "
            + (device.share() == 0
                ? device.sentence()
                : "may work " + device.share() + " % of the time."));
    device.rules().forEach(rule -> lines.say(line(rule)));
  }

  private static String line(RuleView rule) {
    String mark = rule.decides() ? "->" : "  ";
    String opinion =
        switch (rule.opinion()) {
          case ALLOWS -> "allows";
          case SILENT -> "-";
          case LIMITS -> "limits";
          case OBJECTS -> "objects";
        };
    return "%s %-8s %s: %s. %s"
        .formatted(mark, opinion, rule.title(), rule.signal(), rule.next())
        .stripTrailing();
  }
}

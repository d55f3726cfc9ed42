package dev.hearth.cli;

import dev.hearth.api.SettingChange;
import dev.hearth.api.SettingView;
import dev.hearth.api.WhatIf;
import dev.hearth.api.WhatIfRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hearth config}: the owner's settings, by the agent or, without one, in their file. */
@Command(
    name = "config",
    description = "Show and change settings; try a change on the last days.",
    synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing: get, set, reset, list or try");
  }

  /** What a program reads. */
  record Listing(List<SettingView> settings) {}

  @Command(name = "list", description = "Every setting with its value.")
  int list(@Mixin DataDir dataDir, @Mixin OutputOptions output) {
    List<SettingView> settings;
    try (SettingsLink link = SettingsLink.of(dataDir)) {
      settings = link.list();
    }
    Output lines = output.open();
    lines.emit(new Listing(settings));
    settings.forEach(setting -> lines.say(line(setting)));
    return 0;
  }

  @Command(name = "get", description = "One setting: its value, what it does, what it may be.")
  int get(
      @Parameters(paramLabel = "KEY", description = "For example idle.after.") String key,
      @Mixin DataDir dataDir,
      @Mixin OutputOptions output) {
    try (SettingsLink link = SettingsLink.of(dataDir)) {
      print(output.open(), find(link.list(), key));
    }
    return 0;
  }

  @Command(name = "set", description = "Change a setting; it holds at once.")
  int set(
      @Parameters(paramLabel = "KEY", description = "For example idle.after.") String key,
      @Parameters(paramLabel = "VALUE", description = "For example \"10 min\".") String value,
      @Mixin DataDir dataDir,
      @Mixin OutputOptions output) {
    if (value.isBlank()) {
      throw CommandException.usage(
          "SETTING-VALUE", "A setting has a value.", "`hearth config reset` takes it back.");
    }
    return change(new SettingChange(key, value), dataDir, output);
  }

  @Command(name = "reset", description = "Set a setting back to what it was in the beginning.")
  int reset(
      @Parameters(paramLabel = "KEY", description = "For example idle.after.") String key,
      @Mixin DataDir dataDir,
      @Mixin OutputOptions output) {
    return change(new SettingChange(key, ""), dataDir, output);
  }

  private static int change(SettingChange change, DataDir dataDir, OutputOptions output) {
    try (SettingsLink link = SettingsLink.of(dataDir)) {
      print(output.open(), find(link.set(change), change.key()));
    }
    return 0;
  }

  @Command(name = "try", description = "What changed settings would have meant for the last days.")
  int attempt(
      @Parameters(paramLabel = "KEY=VALUE", arity = "1..*", description = "Settings to try.")
          List<String> changes,
      @Option(names = "--days", defaultValue = "7", description = "How many days, 7 at most.")
          int days,
      @Mixin DataDir dataDir,
      @Mixin OutputOptions output) {
    if (days < 1 || days > 7) {
      throw CommandException.usage("CONFIG-DAYS", "--days is from 1 to 7.", "Leave it out for 7.");
    }
    WhatIfRequest request = new WhatIfRequest(parse(changes), days);
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      WhatIf whatIf = link.agent().whatIf(request);
      Output lines = output.open();
      lines.emit(whatIf);
      whatIf.devices().forEach(device -> say(lines, device));
      if (!whatIf.unknown().isEmpty()) {
        lines.say(whatIf.unknown());
      }
    }
    return 0;
  }

  private static List<SettingChange> parse(List<String> changes) {
    List<SettingChange> parsed = new ArrayList<>();
    for (String change : changes) {
      int equals = change.indexOf('=');
      if (equals < 1) {
        throw CommandException.usage(
            "SETTING-VALUE", change + " is no KEY=VALUE.", "For example idle.after=\"10 min\".");
      }
      parsed.add(
          new SettingChange(
              change.substring(0, equals).strip(), change.substring(equals + 1).strip()));
    }
    return parsed;
  }

  private static void say(Output lines, WhatIf.DeviceWhatIf device) {
    lines.say(
        "%s would have worked %s instead of %s."
            .formatted(
                device.device(), hours(device.changed().worked()), hours(device.now().worked())));
    device
        .changed()
        .held()
        .forEach(held -> lines.say("  held %s: %s".formatted(hours(held.seconds()), held.title())));
  }

  private static String hours(long seconds) {
    Duration time = Duration.ofSeconds(seconds);
    return "%d h %02d min".formatted(time.toHours(), time.toMinutesPart());
  }

  private static SettingView find(List<SettingView> settings, String key) {
    return settings.stream()
        .filter(setting -> setting.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                CommandException.usage(
                    "SETTING-UNKNOWN",
                    "There is no setting " + key + ".",
                    "`hearth config list` shows them."));
  }

  private static void print(Output lines, SettingView setting) {
    lines.emit(setting);
    lines.say(line(setting));
    lines.say("  " + setting.doc() + " Wants " + setting.hint() + ".");
  }

  private static String line(SettingView setting) {
    return setting.key()
        + " = "
        + setting.value()
        + (setting.set() ? "" : "   (as in the beginning)");
  }
}

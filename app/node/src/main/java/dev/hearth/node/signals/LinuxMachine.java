package dev.hearth.node.signals;

import dev.hearth.node.signals.linux.PowerSupplies;
import dev.hearth.node.signals.linux.ProcessNames;
import dev.hearth.node.signals.linux.RunningPrograms;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A machine that runs Linux. */
final class LinuxMachine {
  private LinuxMachine() {}

  /**
   * @param root of the file system
   */
  static Machine of(Path root, Map<String, String> environment, Instruments instruments) {
    ProcessNames names = new ProcessNames(root);
    LinuxDesktop desktop = new LinuxDesktop(environment, instruments);
    NvidiaCards nvidia = new NvidiaCards(List.of("libnvidia-ml.so.1"));
    Supplier<RunningPrograms> programs =
        () -> new RunningPrograms(root, names, instruments.nanoTime());
    return new Machine(
        desktop.idle(),
        desktop.foreground(names, programs.get()),
        programs.get(),
        desktop.video(),
        new PowerSupplies(root),
        desktop.metered(),
        new LinuxDevices(root, names, nvidia, instruments)::of,
        List.of(desktop::close, nvidia::close));
  }
}

package dev.hearth.node.signals;

import dev.hearth.node.policy.Reading;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The kinds of machines there are. */
final class Machines {
  private Machines() {}

  static Machine thisOne(Instruments instruments) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("linux")) {
      return LinuxMachine.of(Path.of("/"), System.getenv(), instruments);
    } else if (system.startsWith("windows")) {
      return WindowsMachine.of(instruments);
    } else if (system.startsWith("mac")) {
      return MacMachine.of(instruments);
    }
    return silent("Hearth does not know this system");
  }

  private static Machine silent(String reason) {
    return new Machine(
        () -> Reading.unknown(reason),
        () -> Reading.unknown(reason),
        () -> Reading.unknown(reason),
        () -> Reading.unknown(reason),
        () -> Reading.unknown(reason),
        () -> Reading.unknown(reason),
        _ -> DeviceSenses.unknown(reason),
        List.of());
  }
}

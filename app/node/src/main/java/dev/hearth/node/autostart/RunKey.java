package dev.hearth.node.autostart;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The Run key of the owner's registry. The task manager switches its entries off by a value of its
 * own beside it.
 */
final class RunKey implements Autostart {
  static final String RUN = "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run";
  static final String APPROVED =
      "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer"
          + "\\StartupApproved\\Run";
  static final String NAME = "Hearth";
  private static final Pattern PLAIN = Pattern.compile("[\\w.:/\\\\-]+");
  private final Registry registry;

  RunKey(Registry registry) {
    this.registry = registry;
  }

  @Override
  public boolean isOn() throws IOException {
    return registry.read(RUN, NAME).isPresent() && !isSwitchedOff();
  }

  /** Its first byte is odd for an entry that is off. */
  private boolean isSwitchedOff() throws IOException {
    Optional<String> hex = registry.read(APPROVED, NAME).filter(value -> value.length() >= 2);
    return hex.map(value -> Integer.parseInt(value.substring(0, 2), 16) % 2 == 1).orElse(false);
  }

  @Override
  public void on(List<String> command) throws IOException {
    registry.write(RUN, NAME, commandLine(command));
    registry.remove(APPROVED, NAME);
  }

  @Override
  public void off() throws IOException {
    registry.remove(RUN, NAME);
    registry.remove(APPROVED, NAME);
  }

  /** A script runs in a console, which is started minimised. */
  static String commandLine(List<String> command) {
    String line = command.stream().map(RunKey::quoted).collect(Collectors.joining(" "));
    return command.getFirst().endsWith(".bat")
        ? "cmd.exe /d /c start \"" + NAME + "\" /min cmd.exe /d /c call " + line
        : line;
  }

  /** As the C runtime and CommandLineToArgvW read arguments. */
  private static String quoted(String argument) {
    if (PLAIN.matcher(argument).matches()) {
      return argument;
    }
    String inside = argument.replaceAll("(\\\\*)\"", "$1$1\\\\\"").replaceAll("(\\\\+)$", "$1$1");
    return '"' + inside + '"';
  }
}

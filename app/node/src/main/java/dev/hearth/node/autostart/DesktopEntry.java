package dev.hearth.node.autostart;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text of a .desktop file, by the Desktop Entry Specification 1.5. */
final class DesktopEntry {
  private static final String GROUP = "[Desktop Entry]";
  private static final String RESERVED = " \t\n\"'\\><~|&;$*?#()`";

  private DesktopEntry() {}

  static String text(List<String> command) {
    return """
        %s
        Type=Application
        Name=Hearth
        Comment=Earns while you are away
        Icon=hearth
        Exec=%s
        Terminal=false
        X-GNOME-Autostart-enabled=true
        """
        .formatted(GROUP, exec(command));
  }

  /** Whether a session would start it. */
  static boolean starts(String text) {
    boolean hidden = value(text, "Hidden").equals(Optional.of("true"));
    return !hidden && !value(text, "X-GNOME-Autostart-enabled").equals(Optional.of("false"));
  }

  static boolean executes(String text, List<String> command) {
    return value(text, "Exec").equals(Optional.of(exec(command)));
  }

  private static Optional<String> value(String text, String key) {
    return text.lines()
        .dropWhile(line -> !line.strip().equals(GROUP))
        .skip(1)
        .takeWhile(line -> !line.startsWith("["))
        .map(line -> line.split("=", 2))
        .filter(pair -> pair.length == 2 && pair[0].strip().equals(key))
        .map(pair -> pair[1].strip())
        .findFirst();
  }

  /** A value of the Exec key: arguments quoted, then escaped as every string in the file is. */
  static String exec(List<String> command) {
    return command.stream()
        .map(DesktopEntry::quoted)
        .collect(Collectors.joining(" "))
        .replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\t", "\\t");
  }

  private static String quoted(String argument) {
    String literal = argument.replace("%", "%%");
    boolean plain = !literal.isEmpty() && literal.chars().noneMatch(c -> RESERVED.indexOf(c) >= 0);
    return plain ? literal : '"' + literal.replaceAll("[\"`$\\\\]", "\\\\$0") + '"';
  }
}

package dev.hearth.node.autostart;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What reg.exe imports (version 5.00, with a byte order mark) and what it prints. */
final class RegistryText {
  private static final String HEAD = "\uFEFFWindows Registry Editor Version 5.00\r\n\r\n";

  private RegistryText() {}

  static String setting(String key, String name, String text) {
    return line(key, name, quoted(text));
  }

  static String removing(String key, String name) {
    return line(key, name, "-");
  }

  private static String line(String key, String name, String value) {
    return HEAD + "[" + key + "]\r\n" + quoted(name) + "=" + value + "\r\n";
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** The value among the lines of a query; names of types are the same in every language. */
  static Optional<String> value(String printed, String name) {
    Pattern line = Pattern.compile("(?m)^\\s+" + Pattern.quote(name) + "\\s+REG_\\w+\\s+(.*)$");
    Matcher found = line.matcher(printed);
    return found.find() ? Optional.of(found.group(1).strip()) : Optional.empty();
  }
}

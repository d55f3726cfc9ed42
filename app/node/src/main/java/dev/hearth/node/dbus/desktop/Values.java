package dev.hearth.node.dbus.desktop;

/** D-Bus values as plain ones. */
final class Values {
  /** Stands for a program that has no name. */
  static final String SOMEBODY = "a program";

  private Values() {}

  /** Unsigned numbers come as types of the library, all of them Numbers. */
  static long number(Object value) {
    return ((Number) value).longValue();
  }

  /** "firefox" for "org.mozilla.firefox" and for "/usr/bin/firefox". */
  static String program(Object id) {
    String name = id.toString().strip();
    String file = name.substring(name.lastIndexOf('/') + 1);
    boolean reversed = file.matches("([a-z][a-z0-9_-]*\\.){2,}[^.\\s]+");
    return reversed ? file.substring(file.lastIndexOf('.') + 1) : file;
  }
}

package dev.hearth.node.signals.sense;

import java.util.Locale;

/** Programs by the name of their executable, however an owner or a system writes it. */
public final class ProgramName {
  private static final String WINDOWS = ".exe";
  private static final String UPDATED = " (deleted)"; // as Linux says of a replaced executable

  private ProgramName() {}

  /** The name for people: no folders of any system, no ".exe". */
  public static String of(String executable) {
    String file = executable.substring(executable.replace('\\', '/').lastIndexOf('/') + 1);
    String kept = without(UPDATED, file);
    return without(WINDOWS, kept);
  }

  /** Equal for names that mean the same program. */
  public static String key(String name) {
    return of(name.strip()).toLowerCase(Locale.ROOT);
  }

  /** Of a running process; empty text when it is gone or hides. */
  public static String of(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().command())
        .map(ProgramName::of)
        .orElse("");
  }

  private static String without(String end, String text) {
    int kept = text.length() - end.length();
    return kept > 0 && text.regionMatches(true, kept, end, 0, end.length())
        ? text.substring(0, kept)
        : text;
  }
}

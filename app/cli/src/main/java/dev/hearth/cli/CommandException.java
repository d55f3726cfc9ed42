package dev.hearth.cli;

import java.nio.file.NoSuchFileException;
import picocli.CommandLine.ExitCode;

/** A command that cannot go on: what happened and why, what to do, a short code, the exit code. */
final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int exitCode;
  private final String code;
  private final String advice;

  private CommandException(
      int exitCode, String code, String message, String advice, Throwable why) {
    super(message, why);
    this.exitCode = exitCode;
    this.code = code;
    this.advice = advice;
  }

  /** The owner typed what cannot be: an unknown value, a path that does not exist. Exit code 2. */
  static CommandException usage(String code, String message, String advice) {
    return new CommandException(ExitCode.USAGE, code, message, advice, null);
  }

  /** Something that exists is wrong, or something broke. Exit code 1. */
  static CommandException failure(String code, String message, String advice) {
    return new CommandException(ExitCode.SOFTWARE, code, message, advice, null);
  }

  static CommandException failure(String code, String message, String advice, Throwable why) {
    return new CommandException(ExitCode.SOFTWARE, code, message, advice, why);
  }

  /** A signal has come on the way. */
  static CommandException ended(Throwable why) {
    return failure("ENDED", "Hearth was told to end.", "", why);
  }

  /** What an exception says, as a sentence; a name like wte.weight at its beginning stays one. */
  static String sentence(Throwable why) {
    if (why instanceof NoSuchFileException missing) {
      return "There is no file " + missing.getFile() + ".";
    }
    String said = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
    boolean word = said.matches("(?s)\\p{Ll}+([,:;]?\\s.*)?\\.?");
    String start = word ? Character.toUpperCase(said.charAt(0)) + said.substring(1) : said;
    return start.endsWith(".") ? start : start + ".";
  }

  int exitCode() {
    return exitCode;
  }

  /** One line: what happened, what to do, and the code. */
  String line() {
    return getMessage() + (advice.isEmpty() ? "" : " " + advice) + " [" + code + "]";
  }
}

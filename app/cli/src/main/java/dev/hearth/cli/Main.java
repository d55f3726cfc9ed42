package dev.hearth.cli;

import picocli.CommandLine;

/** The command line's entry: parses, runs one command, and exits 0, 1 (failure) or 2 (usage). */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Logs.toStandardError();
    System.exit(run(arguments));
  }

  /** Runs one command line and returns its exit code, for tests and for {@link #main}. */
  static int run(String... arguments) {
    return commandLine().execute(arguments);
  }

  /** Every command, with the handlers that keep a failure to one line. */
  static CommandLine commandLine() {
    Hearth hearth = new Hearth();
    CommandLine line = new CommandLine(hearth);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(new UsageHandler());
    line.setExecutionStrategy(new OneLineErrors());
    line.setExecutionExceptionHandler(new FailureHandler(hearth));
    return line;
  }
}

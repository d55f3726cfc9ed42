package dev.hearth.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** The command line's entry: parses, runs one command, and exits 0, 1 (failure) or 2 (usage). */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Logs.toStandardError();
    System.exit(run(arguments));
  }

  /** Runs one command line and returns its exit code, for tests and for {@link #main}. */
  static int run(String... arguments) {
    return commandLine(arguments).execute(arguments);
  }

  /**
   * With the handlers that keep a failure to one line, for these arguments: the one command they
   * begin with, or all where they begin with none.
   */
  static CommandLine commandLine(String... arguments) {
    Hearth hearth = new Hearth();
    CommandLine line = new CommandLine(hearth);
    boolean one = arguments.length > 0 && Commands.NAMES.contains(arguments[0]);
    List<String> names = one ? List.of(arguments[0]) : Commands.NAMES;
    names.forEach(name -> line.addSubcommand(name, Commands.of(name)));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(Path.class, Main::path);
    line.setParameterExceptionHandler(new UsageHandler());
    line.setExecutionStrategy(new OneLineErrors());
    line.setExecutionExceptionHandler(new FailureHandler(hearth));
    return line;
  }

  /** Java takes no text for the folder it was started in, where a script's variable was empty. */
  private static Path path(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("it is empty, and a path is not");
    }
    return Path.of(text);
  }
}

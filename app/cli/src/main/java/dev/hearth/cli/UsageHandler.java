package dev.hearth.cli;

import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** One line for a command line that cannot be understood, and where help is. */
final class UsageHandler implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException refusal, String[] arguments) {
    CommandLine line = refusal.getCommandLine();
    String name = line.getCommandSpec().qualifiedName();
    line.getErr().println(oneLine(refusal) + ". See `" + name + " --help`. [USAGE]");
    return ExitCode.USAGE;
  }

  private static String oneLine(ParameterException refusal) {
    String message = refusal.getMessage().strip().replaceAll("\\s*\\R\\s*", " ");
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }
}

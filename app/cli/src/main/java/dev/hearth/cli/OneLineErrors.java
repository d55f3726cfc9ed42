package dev.hearth.cli;

import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Hands what Java itself throws, as when memory runs out, to the handler of every failure. */
final class OneLineErrors implements IExecutionStrategy {
  private final IExecutionStrategy commands = new RunLast();

  @Override
  public int execute(ParseResult parsed) {
    try {
      return commands.execute(parsed);
    } catch (Error e) {
      throw new ExecutionException(parsed.commandSpec().commandLine(), e.toString(), e);
    }
  }
}

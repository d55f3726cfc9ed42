package dev.hearth.cli;

import dev.hearth.api.rpc.RpcException;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** One line for a failure; the stack trace is for those who ask with --verbose. */
final class FailureHandler implements IExecutionExceptionHandler {
  private final Hearth hearth;

  FailureHandler(Hearth hearth) {
    this.hearth = hearth;
  }

  @Override
  public int handleExecutionException(Exception thrown, CommandLine line, ParseResult parsed) {
    Throwable failure = thrown instanceof ExecutionException ? thrown.getCause() : thrown;
    CommandException told = told(failure);
    line.getErr().println(told.line());
    if (hearth.verbose()) {
      failure.printStackTrace(line.getErr());
    }
    return told.exitCode();
  }

  private static CommandException told(Throwable failure) {
    return switch (failure) {
      case CommandException told -> told;
      case RpcException refusal ->
          CommandException.failure(refusal.code(), refusal.getMessage(), refusal.advice(), refusal);
      case InterruptedException signal -> CommandException.ended(signal);
      case OutOfMemoryError full ->
          CommandException.failure(
              "MEMORY-SHORT",
              "Hearth ran out of memory: " + CommandException.sentence(full),
              "Close other programs, or give it less at once: a smaller text, batch or preset.",
              full);
      default ->
          CommandException.failure(
              "FAILED",
              CommandException.sentence(failure),
              "Run it again with --verbose to see where.",
              failure);
    };
  }
}

package dev.hearth.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --json}, on every command. */
final class OutputOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--json", description = "Print one JSON object a line, for programs.")
  private boolean json;

  Output open() {
    return new Output(command.commandLine().getOut(), json);
  }

  /** A progress bar on standard error; silent for programs and where there is no terminal. */
  ProgressBar bar() {
    return new ProgressBar(command.commandLine().getErr(), !json && System.console() != null);
  }
}

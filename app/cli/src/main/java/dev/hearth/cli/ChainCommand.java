package dev.hearth.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hearth chain}: for whoever begins a network on a chain. */
@Command(
    name = "chain",
    description = "Put the contracts onto a chain.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = DeployCommand.class)
final class ChainCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing: deploy");
  }
}

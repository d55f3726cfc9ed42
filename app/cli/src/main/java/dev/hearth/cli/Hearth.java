package dev.hearth.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code hearth}: what every command shares. */
@Command(
    name = "hearth",
    version = "Hearth 0.1.0",
    description = "Trains machine-learning jobs while your computer is idle, and gets paid for it.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    subcommands = {
      DemoCommand.class,
      OpenCommand.class,
      StatusCommand.class,
      PauseCommand.class,
      RunCommand.class,
      ResumeCommand.class,
      StopCommand.class,
      WalletCommand.class,
      SubmitCommand.class,
      JobCommand.class,
      TrainCommand.class,
      DevicesCommand.class,
      DeviceCommand.class,
      ConfigCommand.class,
      RulesCommand.class,
      LogsCommand.class,
      VerifyCommand.class,
      AgentCommand.class,
      NodeCommand.class,
      PracticeCommand.class,
      BenchCommand.class
    })
final class Hearth implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Say more, and show where a failure happened.")
  private boolean verbose;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  boolean verbose() {
    return verbose;
  }
}

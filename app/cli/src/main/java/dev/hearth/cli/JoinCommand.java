package dev.hearth.cli;

import dev.hearth.api.PairingAnswer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hearth wallet join}: has this machine earn for the wallet of another. */
@Command(name = "join", description = "Have this machine earn for the wallet of another of yours.")
final class JoinCommand implements Callable<Integer> {
  @Option(
      names = "--pairing-file",
      required = true,
      description = "File with the line that the other machine showed.")
  private Path pairing;

  @Option(names = "--code-file", required = true, description = "File with its code.")
  private Path code;

  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    PairingAnswer answer =
        new PairingAnswer(PassphraseFile.read(pairing), PassphraseFile.read(code));
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      Output lines = output.open();
      WalletCommand.print(lines, link.agent().join(answer));
      lines.say("This machine earns for that wallet; Hearth starts again as it.");
    }
    return 0;
  }
}

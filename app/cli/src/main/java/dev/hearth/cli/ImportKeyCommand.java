package dev.hearth.cli;

import dev.hearth.api.KeyImport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hearth wallet import}: takes the key of another wallet. */
@Command(
    name = "import",
    description = "Replace the wallet by the key in another wallet's file (version 3).")
final class ImportKeyCommand implements Callable<Integer> {
  @Option(names = "--file", required = true, description = "The key file.")
  private Path file;

  @Option(
      names = "--file-passphrase-file",
      required = true,
      description = "File with the key file's passphrase.")
  private Path filePassphrase;

  @Option(
      names = "--old-passphrase-file",
      description = "File with the passphrase of the wallet that is replaced.")
  private Path old;

  @Mixin private PassphraseFile passphrase;
  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    KeyImport key =
        new KeyImport(
            old == null ? "" : PassphraseFile.read(old),
            passphrase.read(),
            PassphraseFile.read(file),
            PassphraseFile.read(filePassphrase));
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      WalletCommand.print(output.open(), link.agent().importKey(key));
    }
    return 0;
  }
}

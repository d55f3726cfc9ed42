package dev.hearth.cli;

import dev.hearth.api.KeyExport;
import dev.hearth.node.store.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hearth wallet export}: writes the wallet's key as other wallets read it. */
@Command(name = "export", description = "Write the wallet's key into a file for other wallets.")
final class ExportKeyCommand implements Callable<Integer> {
  @Option(names = "--out", required = true, description = "The file to write; it must be new.")
  private Path out;

  @Option(
      names = "--file-passphrase-file",
      required = true,
      description = "File with the passphrase that the key file is to have.")
  private Path filePassphrase;

  @Mixin private PassphraseFile passphrase;
  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  /** What a program reads. */
  record Written(String file) {}

  @Override
  public Integer call() {
    KeyExport request = new KeyExport(passphrase.read(), PassphraseFile.read(filePassphrase));
    if (Files.exists(out)) {
      throw CommandException.usage(
          "KEY-FILE-EXISTS", out + " is there already.", "Name a file that is not.");
    }
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      write(link.agent().exportKey(request).file());
      Output lines = output.open();
      lines.emit(new Written(out.toString()));
      lines.say("Written to " + out + ", under the passphrase you gave for it.");
    }
    return 0;
  }

  private void write(String text) {
    try {
      Files.writeString(OwnerOnly.file(out), text);
    } catch (IOException e) {
      throw CommandException.failure(
          "OUT-FAILED", out + " cannot be written.", CommandException.sentence(e), e);
    }
  }
}

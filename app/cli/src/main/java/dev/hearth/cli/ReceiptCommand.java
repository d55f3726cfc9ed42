package dev.hearth.cli;

import dev.hearth.api.LeaseReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hearth wallet receipt}: writes one receipt, for anybody to check. */
@Command(name = "receipt", description = "Write one receipt into a file that anybody can check.")
final class ReceiptCommand implements Callable<Integer> {
  @Parameters(paramLabel = "LEASE", description = "First digits of the lease that was paid.")
  private String lease;

  @Option(names = "--out", required = true, description = "The file to write; it must be new.")
  private Path out;

  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  /** What a program reads. */
  record Written(String file) {}

  @Override
  public Integer call() {
    if (Files.exists(out)) {
      throw CommandException.usage(
          "OUT-EXISTS", out + " is there already.", "Name a file that is not.");
    }
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      write(link.agent().exportReceipt(new LeaseReference(lease)).file());
      Output lines = output.open();
      lines.emit(new Written(out.toString()));
      lines.say("Written to " + out + ". `hearth verify " + out + "` trains the lease again.");
    }
    return 0;
  }

  private void write(String text) {
    try {
      Files.writeString(out, text);
    } catch (IOException e) {
      throw CommandException.failure(
          "OUT-FAILED", out + " cannot be written.", CommandException.sentence(e), e);
    }
  }
}

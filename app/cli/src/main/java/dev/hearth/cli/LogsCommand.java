package dev.hearth.cli;

import dev.hearth.api.LogRequest;
import dev.hearth.api.LogText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hearth logs}. */
@Command(name = "logs", description = "What the processes wrote down, without names and keys.")
final class LogsCommand implements Callable<Integer> {
  @Option(names = "--lines", defaultValue = "200", description = "How many lines at most.")
  private int lineCount;

  @Option(names = "--out", description = "Save them to this file.")
  private Path out;

  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException {
    if (lineCount < 1) {
      throw CommandException.usage("LOGS-LINES", "--lines is above zero.", "Leave it out for 200.");
    }
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      LogText log = link.agent().log(new LogRequest(lineCount));
      Output lines = output.open();
      lines.emit(log);
      if (out == null) {
        log.lines().forEach(lines::say);
      } else {
        Files.write(out, log.lines());
        lines.say("Saved to " + out + ".");
      }
    }
    return 0;
  }
}

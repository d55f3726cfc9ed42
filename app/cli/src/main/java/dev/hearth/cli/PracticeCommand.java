package dev.hearth.cli;

import dev.hearth.assets.Assets;
import dev.hearth.node.practice.DemoOptions;
import dev.hearth.node.practice.PracticeProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hearth practice}: a network to practise on, for an agent or for several nodes. */
@Command(
    name = "practice",
    description = "Run a practice network: a chain, a job, providers and a cheater.")
final class PracticeCommand implements Callable<Integer> {
  @Option(names = "--agent", description = "Socket of the agent to tell; it ends with that agent.")
  private Path agent;

  @Option(names = "--data", description = "Text of the job; Hearth's own sources by default.")
  private Path data;

  @Option(names = "--providers", defaultValue = "3", description = "How many, cheaters included.")
  private int providers;

  @Option(names = "--cheaters", defaultValue = "1", description = "How many of them cheat.")
  private int cheaters;

  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    byte[] text = data == null ? Assets.practiceCorpus() : TextFile.read(data);
    Path folder = dataDir.made();
    Output lines = output.open();
    try (PracticeProgram practice =
        PracticeProgram.start(
            folder, text, providers, cheaters, Optional.ofNullable(agent), lines::say)) {
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(practice::stop));
      lines.emit(practice.attachment());
      practice.awaitEnd();
    }
    return 0;
  }

  private void check() {
    if (cheaters < 0 || cheaters > providers || providers > DemoOptions.MOST_PROVIDERS) {
      throw CommandException.usage(
          "PRACTICE-VALUE",
          "--cheaters is from 0 to --providers, and they are at most "
              + DemoOptions.MOST_PROVIDERS
              + ".",
          "See `hearth practice --help`.");
    }
  }
}

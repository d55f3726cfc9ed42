package dev.hearth.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hearth bench}: what an owner notices of Hearth, in figures. */
@Command(
    name = "bench",
    description = "Measure what Hearth costs its owner.",
    synopsisSubcommandLabel = "COMMAND")
final class BenchCommand implements Runnable {
  private static final int MOST_MINUTES = 24 * 60;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing: resident");
  }

  @Command(
      name = "resident",
      description =
          "A new agent's memory and CPU, the window's first frame, stopping, a game's frames.")
  int resident(
      @Option(
              names = "--minutes",
              defaultValue = "1",
              description = "How long the agent runs before its memory counts; 1 by default.")
          int minutes,
      @Mixin OutputOptions output)
      throws IOException, InterruptedException {
    if (minutes < 1 || minutes > MOST_MINUTES) {
      throw CommandException.usage(
          "BENCH-MINUTES", "--minutes is from 1 to " + MOST_MINUTES + ".", "60 is an hour.");
    }
    Output lines = output.open();
    try (TemporaryFolder folder = TemporaryFolder.make();
        ResidentBench bench = ResidentBench.start(folder.path().resolve("data"))) {
      show(lines, bench.measure(minutes, lines::say));
    }
    return 0;
  }

  private static void show(Output lines, ResidentBench.Figures figures) {
    lines.emit(figures);
    lines.say(
        "Agent: %.0f MiB after %d min, %.2f %% of a core while paused."
            .formatted(figures.agentRssMib(), figures.minutes(), figures.agentCpuPercent()));
    lines.say(
        figures.firstFrameMs() == null
            ? "First frame: there is no display."
            : "First frame: %.0f ms after `hearth open`, %.0f ms the first time."
                .formatted(figures.firstFrameMs(), figures.firstFrameColdMs()));
    lines.say(
        "From pause to an idle device: %.0f ms, %.0f ms at worst."
            .formatted(figures.stopMs(), figures.stopWorstMs()));
    lines.say(
        "Missed frames at 60 Hz: %.2f %% alone, %.2f %% beside training at %d %% of the time."
            .formatted(
                figures.missedAlonePercent(),
                figures.missedThrottledPercent(),
                figures.throttlePercent()));
  }
}

package dev.hearth.cli;

import dev.hearth.api.JobReference;
import dev.hearth.api.PlantOrder;
import dev.hearth.api.Planting;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hearth plant}: has this machine try the auditors of a job that another one pays for. */
@Command(
    name = "plant",
    description =
        "Plant a wrong root in a lease of another machine's job, for its auditors to find.")
final class PlantCommand implements Callable<Integer> {

  /** One of the two. */
  private static final class What {
    @Option(
        names = "--code-file",
        required = true,
        description = "File with the code that `hearth job plant` printed there.")
    private Path code;

    @Option(
        names = "--stop",
        paramLabel = "JOB",
        required = true,
        description = "Plant no further root in this job.")
    private String job;
  }

  @ArgGroup(multiplicity = "1")
  private What what;

  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    String code = what.code == null ? "" : PassphraseFile.read(what.code);
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      Planting planting =
          what.code == null
              ? link.agent().stopPlanting(new JobReference(what.job))
              : link.agent().plant(new PlantOrder(code));
      Output lines = output.open();
      lines.emit(planting);
      lines.say(planting.sentence());
    }
    return 0;
  }
}

package dev.hearth.cli;

import dev.hearth.api.HearthApi;
import dev.hearth.api.JobReference;
import dev.hearth.api.JobView;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.PlantSecret;
import dev.hearth.api.Sample;
import dev.hearth.api.SampleRequest;
import dev.hearth.api.SaveRequest;
import dev.hearth.api.SavedModel;
import dev.hearth.api.SnapshotListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hearth job}: the jobs of this agent. */
@Command(
    name = "job",
    description = "List, watch, try, save and stop your jobs, and try their auditors.",
    synopsisSubcommandLabel = "COMMAND")
final class JobCommand implements Runnable {
  /** As many as the agent computes: minutes of a processor. */
  private static final int MOST_TOKENS = 10_000;

  private static final String JOB = "The job's id, or enough of its first digits.";

  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new picocli.CommandLine.ParameterException(
        spec.commandLine(), "Missing: list, show, watch, sample, save, plant or stop");
  }

  /** What a program reads. */
  record Listing(List<JobView> jobs) {}

  @Command(name = "list", description = "Your jobs, oldest first.")
  int list(@Mixin DataDir dataDir, @Mixin OutputOptions output) {
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      List<JobView> jobs = link.agent().jobs();
      Output lines = output.open();
      lines.emit(new Listing(jobs));
      jobs.forEach(job -> lines.say(JobLines.line(job)));
      if (jobs.isEmpty()) {
        lines.say("No jobs yet. `hearth submit` starts one.");
      }
    }
    return 0;
  }

  @Command(name = "show", description = "One job as it stands.")
  int show(
      @Parameters(paramLabel = "JOB", description = JOB) String job,
      @Mixin DataDir dataDir,
      @Mixin OutputOptions output) {
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      JobLines.show(output.open(), link.agent().job(new JobReference(job)));
    }
    return 0;
  }

  @Command(name = "watch", description = "Follow a job until it ends.")
  int watch(
      @Parameters(paramLabel = "JOB", description = JOB) String job,
      @Mixin DataDir dataDir,
      @Mixin OutputOptions output)
      throws InterruptedException {
    BlockingQueue<Optional<NodeSnapshot>> snapshots = new LinkedBlockingQueue<>();
    SnapshotListener listener = snapshot -> snapshots.add(Optional.of(snapshot));
    try (AgentLink link = AgentLink.running(dataDir.path(), listener)) {
      HearthApi agent = link.agent();
      JobView first = agent.job(new JobReference(job));
      link.connection().closed().thenRun(() -> snapshots.add(Optional.empty()));
      agent.watch();
      return follow(first, snapshots, output);
    }
  }

  private static int follow(
      JobView first, BlockingQueue<Optional<NodeSnapshot>> snapshots, OutputOptions output)
      throws InterruptedException {
    Output lines = output.open();
    JobView last = first;
    try (ProgressBar bar = output.bar()) {
      while (!isOver(last)) {
        NodeSnapshot snapshot = snapshots.take().orElseThrow(JobCommand::ended);
        Optional<JobView> next = find(snapshot, first);
        if (next.isPresent() && !next.get().equals(last)) {
          last = next.get();
          lines.emit(last);
          double rounds = last.round() - 1 + last.shardsAccepted() / (double) last.shards();
          bar.show(Math.min(1, rounds / last.rounds()), last.sentence());
        }
      }
    }
    JobLines.show(lines, last);
    return last.phase() == JobView.Phase.FINISHED ? 0 : 1;
  }

  private static CommandException ended() {
    return CommandException.failure(
        "AGENT-ENDED",
        "Hearth has stopped, and the job rests with it.",
        "Start it again with `hearth open` or `hearth agent`.");
  }

  private static boolean isOver(JobView job) {
    return switch (job.phase()) {
      case FUNDING, RUNNING -> false;
      case FINISHED, STOPPED, FAILED -> true;
    };
  }

  private static Optional<JobView> find(NodeSnapshot snapshot, JobView job) {
    return snapshot.jobs().stream().filter(view -> view.id().equals(job.id())).findFirst();
  }

  @Command(name = "sample", description = "Let a job's newest weights write.")
  int sample(
      @Parameters(paramLabel = "JOB", description = JOB) String job,
      @Option(names = "--prompt", defaultValue = "", description = "Text to go on from.")
          String prompt,
      @Option(names = "--tokens", defaultValue = "400", description = "How many.") int tokens,
      @Option(names = "--temperature", defaultValue = "0.8", description = "How bold.")
          double temperature,
      @Option(names = "--seed", defaultValue = "1", description = "Seed of the draw.") long seed,
      @Mixin DataDir dataDir,
      @Mixin OutputOptions output) {
    if (tokens < 1 || tokens > MOST_TOKENS || !(temperature > 0)) {
      throw CommandException.usage(
          "SAMPLE-VALUE",
          "--tokens is from 1 to " + MOST_TOKENS + ", --temperature above zero.",
          "Leave them out.");
    }
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      Sample sample =
          link.agent().sample(new SampleRequest(job, prompt, tokens, temperature, seed));
      Output lines = output.open();
      lines.emit(sample);
      lines.say(sample.text());
    }
    return 0;
  }

  @Command(name = "save", description = "Write a finished model into a folder.")
  int save(
      @Parameters(paramLabel = "JOB", description = JOB) String job,
      @Option(names = "--out", required = true, description = "The folder.") Path out,
      @Mixin DataDir dataDir,
      @Mixin OutputOptions output) {
    String folder = OutFolder.make(out).toAbsolutePath().toString();
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      SavedModel model = link.agent().save(new SaveRequest(job, folder));
      Output lines = output.open();
      lines.emit(model);
      lines.say("Saved to " + model.folder() + ". Check it with `hearth verify`.");
    }
    return 0;
  }

  @Command(
      name = "plant",
      description = "Make the code by which another machine of yours tries a job's auditors.")
  int plant(
      @Parameters(paramLabel = "JOB", description = JOB) String job,
      @Mixin DataDir dataDir,
      @Mixin OutputOptions output) {
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      PlantSecret secret = link.agent().plantCode(new JobReference(job));
      Output lines = output.open();
      lines.emit(secret);
      lines.say(secret.sentence());
      lines.say("For a file on that machine, on which you run `hearth plant --code-file FILE`:");
      lines.say(secret.code());
    }
    return 0;
  }

  @Command(name = "stop", description = "Grant no more leases; the rest is refunded in time.")
  int stop(
      @Parameters(paramLabel = "JOB", description = JOB) String job,
      @Mixin DataDir dataDir,
      @Mixin OutputOptions output) {
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      JobLines.show(output.open(), link.agent().stopJob(new JobReference(job)));
    }
    return 0;
  }
}

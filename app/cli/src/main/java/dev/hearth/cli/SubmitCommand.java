package dev.hearth.cli;

import dev.hearth.api.Denomination;
import dev.hearth.api.JobEstimate;
import dev.hearth.api.JobPot;
import dev.hearth.api.JobRequest;
import dev.hearth.api.JobSubmission;
import dev.hearth.api.JobView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hearth submit}: has a model trained by others. */
@Command(name = "submit", description = "Pay for a model to be trained on your text.")
final class SubmitCommand implements Callable<Integer> {
  @Option(names = "--data", required = true, description = "A text file.")
  private Path data;

  @Option(names = "--preset", defaultValue = "tiny", description = "tiny, small or base.")
  private String preset;

  @Option(names = "--rounds", defaultValue = "4", description = "How many rounds.")
  private int rounds;

  @Option(
      names = "--budget",
      required = true,
      description =
          "The most it may set aside, your bond and a pot too: ETH, or the token's units.")
  private String budget;

  @Option(
      names = "--price",
      description = "What a lease or a check pays; by its work if left out. A token needs it.")
  private String price;

  @Option(names = "--audit-rate", defaultValue = "1", description = "Share checked, 0 to 1.")
  private double auditRate;

  @Option(
      names = "--audit-pot",
      description = "In ETH, for audits of claims by strangers; 0: none. What is in proportion.")
  private String auditPot;

  @Option(names = "--seed", defaultValue = "1337", description = "Seed of the first weights.")
  private long seed;

  @Option(names = "--accumulate", description = "Micro-batches a batch; the preset's by default.")
  private int accumulation;

  @Option(names = "--title", description = "What people see; the file's name by default.")
  private String title;

  @Option(names = "--key-file", description = "Pay with the key in this file, not the wallet.")
  private Path keyFile;

  @Option(names = "--dry-run", description = "Only say what it would cost.")
  private boolean dryRun;

  @Mixin private TokenOption token;
  @Mixin private PassphraseFile passphrase;
  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    PresetNames.check(preset);
    check();
    TextFile.read(data);
    String secret = passphrase.read();
    try (AgentLink link = AgentLink.running(dataDir.path())) {
      Output lines = output.open();
      JobRequest request = request(token.ask(link.agent()));
      if (dryRun) {
        estimate(lines, link.agent().estimate(request));
      } else {
        setAside(lines, link.agent().estimate(request));
        String key = keyFile == null ? "" : keyFile.toAbsolutePath().toString();
        JobView job = link.agent().submit(new JobSubmission(request, secret, key));
        lines.emit(job);
        lines.say("Started job " + job.id().hex() + ".");
        lines.say("Follow it with `hearth job watch " + job.id().brief() + "`.");
      }
    }
    return 0;
  }

  private void check() {
    boolean possible =
        rounds >= 1 && rounds <= JobRequest.MOST_ROUNDS && auditRate >= 0 && auditRate <= 1;
    if (!possible) {
      throw CommandException.usage(
          "SUBMIT-VALUE",
          "--rounds is from 1 to " + JobRequest.MOST_ROUNDS + ", --audit-rate from 0 to 1.",
          "See `hearth submit --help`.");
    }
    if (token.isGiven() && price == null) {
      throw CommandException.usage(
          "SUBMIT-VALUE",
          "Nobody knows what a lease is worth in a token.",
          "Say what it pays with --price.");
    }
    if (auditPot != null) {
      Ether.parse(auditPot);
    }
    token.check(price == null ? new String[] {budget} : new String[] {budget, price});
    if (keyFile != null && passphrase.isGiven()) {
      throw CommandException.usage(
          "SUBMIT-VALUE",
          "Either the key of --key-file pays or the wallet of --passphrase-file does.",
          "Leave one of them out.");
    }
    if (keyFile != null && !Files.isRegularFile(keyFile)) {
      throw CommandException.usage(
          "KEY-MISSING", "There is no file " + keyFile + ".", "Check the path after --key-file.");
    }
  }

  private JobRequest request(Denomination in) {
    Path path = data.toAbsolutePath().normalize();
    return new JobRequest(
        title == null ? path.getFileName().toString() : title,
        path.toString(),
        preset,
        rounds,
        TokenOption.parse(budget, in),
        auditRate,
        seed,
        accumulation,
        token.address(),
        price == null ? null : TokenOption.parse(price, in),
        auditPot == null ? null : Ether.parse(auditPot));
  }

  static void estimate(Output lines, JobEstimate estimate) {
    Denomination in = estimate.money();
    lines.emit(estimate);
    lines.say(
        "%,d parameters on %,d tokens: %d leases at %s, %d checks at %s."
            .formatted(
                estimate.parameters(),
                estimate.tokens(),
                estimate.leases(),
                in.exactly(estimate.pricePerLease()),
                estimate.audits(),
                in.exactly(estimate.pricePerAudit())));
    lines.say(
        "A device needs %,d MiB of memory for it, %,d at least."
            .formatted(estimate.memoryMib(), estimate.leastMemoryMib()));
    setAside(lines, estimate);
    lines.say(estimate.risk().sentence());
  }

  /** What is paid in, and what for. */
  private static void setAside(Output lines, JobEstimate estimate) {
    Denomination in = estimate.money();
    lines.say(
        "It costs about %s and sets aside %s; what is not spent comes back. You have %s."
            .formatted(
                in.exactly(estimate.cost()),
                in.exactly(estimate.setAside()),
                in.exactly(estimate.balance())));
    lines.say(
        "Of that %s are for its leases, %s your bond for what this machine signs%s."
            .formatted(
                in.exactly(estimate.deposit()),
                in.exactly(estimate.bond()),
                audits(estimate.pot())));
    if (!in.coin()) {
      lines.say(JobLines.inToken(in));
    }
    lines.say(estimate.pot().sentence());
  }

  private static String audits(JobPot pot) {
    return pot.cost().isZero() ? "" : ", " + Ether.text(pot.cost()) + " for audits by strangers";
  }
}

package dev.hearth.cli;

import dev.hearth.assets.Assets;
import dev.hearth.node.local.SavedModelText;
import dev.hearth.node.practice.Cheat;
import dev.hearth.node.practice.Demo;
import dev.hearth.node.practice.DemoException;
import dev.hearth.node.practice.DemoOptions;
import dev.hearth.node.practice.DemoSummary;
import dev.hearth.node.practice.Story;
import dev.hearth.protocol.MalformedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hearth demo}: the whole story on a practice network in this process. */
@Command(
    name = "demo",
    description = "Train a text on a practice network, catch a cheater, pay the rest.")
final class DemoCommand implements Callable<Integer> {
  private static final int SAMPLE_TOKENS = 400;

  @Option(names = "--data", description = "A text file; Hearth's own sources when not given.")
  private Path data;

  @Option(names = "--preset", defaultValue = "tiny", description = "tiny, small or base.")
  private String preset;

  @Option(names = "--rounds", defaultValue = "4", description = "How many rounds.")
  private int rounds;

  @Option(names = "--providers", defaultValue = "3", description = "How many, cheaters included.")
  private int providers;

  @Option(names = "--cheaters", defaultValue = "1", description = "How many of them cheat.")
  private int cheaters;

  @Option(
      names = "--cheat",
      defaultValue = "weights",
      description = "How they cheat: weights, data, lazy or late.")
  private String cheat;

  @Option(names = "--audit-rate", defaultValue = "1", description = "Share of leases checked.")
  private double auditRate;

  @Option(names = "--seed", defaultValue = "7", description = "One seed gives one model.")
  private long seed;

  @Option(names = "--out", description = "Folder for the model; by default in the data folder.")
  private Path out;

  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PresetNames.check(preset);
    byte[] text = data == null ? Assets.practiceCorpus() : TextFile.read(data);
    DemoOptions options = options(text, out == null ? dataDir.path().resolve("demo") : out);
    OutFolder.make(options.out());
    Output lines = output.open();
    try (TemporaryFolder work = TemporaryFolder.make();
        ProgressBar bar = output.bar()) {
      DemoSummary summary = Demo.of(options, story(lines, bar)).run(work.path());
      bar.wipe();
      summarise(lines, summary);
    } catch (MalformedException e) {
      throw CommandException.failure(
          "DATA-SHORT", CommandException.sentence(e), "Give it more text.", e);
    } catch (DemoException e) {
      throw CommandException.failure(
          "DEMO-FAILED", CommandException.sentence(e), "Give it another text.", e);
    }
    return 0;
  }

  private DemoOptions options(byte[] text, Path folder) {
    try {
      return DemoOptions.of(
          text, preset, rounds, providers, cheaters, cheat(), auditRate, seed, folder);
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(
          "DEMO-VALUE", CommandException.sentence(e), "See `hearth demo --help`.");
    }
  }

  private Cheat cheat() {
    return Arrays.stream(Cheat.values())
        .filter(known -> known.name().equalsIgnoreCase(cheat))
        .findFirst()
        .orElseThrow(
            () ->
                CommandException.usage(
                    "CHEAT-UNKNOWN",
                    "Nobody cheats by " + cheat + ".",
                    "It is weights, data, lazy or late."));
  }

  private static Story story(Output lines, ProgressBar bar) {
    return new Story() {
      @Override
      public void tell(String sentence) {
        bar.wipe();
        lines.say(sentence);
      }

      @Override
      public void progressed(int round, int rounds, int accepted, int shards) {
        bar.show(
            (round - 1 + accepted / (double) shards) / rounds,
            "round %d of %d, %d of %d shards".formatted(round, rounds, accepted, shards));
      }
    };
  }

  private static void summarise(Output lines, DemoSummary summary) throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    if (!lines.isJson()) {
      lines.say("");
      lines.say("What the model writes by itself:");
      lines.say(SavedModelText.write(Path.of(summary.weights()), SAMPLE_TOKENS, cores, 1));
      lines.say("");
      summary.providers().forEach(provider -> lines.say(line(provider)));
      summary.disputes().forEach(dispute -> lines.say(line(dispute)));
      DemoSummary.Escrow money = summary.escrow();
      lines.say(
          "Escrow: %s deposited = %s paid + %s refunded."
              .formatted(
                  Ether.text(money.depositedWei()),
                  Ether.text(money.paidWei()),
                  Ether.text(money.refundedWei())));
      lines.say(
          "%d audits, %d found different bits. Validation loss %.4f."
              .formatted(summary.audits().run(), summary.audits().mismatched(), summary.valLoss()));
      lines.say("Weights: " + summary.weights() + " (SHA-256 " + summary.weightsSha256() + ")");
      lines.say("Check them with `hearth verify " + Path.of(summary.weights()).getParent() + "`.");
    }
    lines.emit(summary);
  }

  private static String line(DemoSummary.Dispute dispute) {
    return "Lease %s was disputed: %d moves, %,d gas, the %s won."
        .formatted(
            dispute.lease().substring(0, 8),
            dispute.moves(),
            dispute.gas(),
            dispute.winner().toLowerCase(Locale.ROOT));
  }

  private static String line(DemoSummary.Provider provider) {
    return "…%s%s: %d leases accepted, %d refused, earned %s, lost %s"
        .formatted(
            provider.peer().substring(provider.peer().length() - 6),
            provider.cheater() ? " (the cheater)" : "",
            provider.leasesAccepted(),
            provider.leasesRefused(),
            Ether.text(provider.earnedWei()),
            Ether.text(provider.slashedWei()));
  }
}

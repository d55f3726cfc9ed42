package dev.hearth.cli;

import dev.hearth.node.local.ModelCheck;
import dev.hearth.node.model.LeaseVerdict;
import dev.hearth.protocol.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hearth verify}: derives a model from its history, replays a lease, compares every bit. */
@Command(name = "verify", description = "Derive a model from its history again; compare bits.")
final class VerifyCommand implements Callable<Integer> {
  private static final String ERRED_ONCE =
      "equal bits, though this computer's first replay gave others: its memory or processor erred";

  @Parameters(
      paramLabel = "MODEL",
      description = "A finished model: its folder, or its weights in it.")
  private Path model;

  @Option(names = "--lease", description = "First digits of a lease's id; random by default.")
  private String lease;

  @Mixin private OutputOptions output;

  /** What a program reads. */
  record Verdict(String lease, int round, int shard, String provider, boolean equal, String why) {}

  @Override
  public Integer call() throws IOException {
    if (!Files.exists(model)) {
      throw CommandException.usage(
          "MODEL-MISSING", "There is no folder " + model + ".", "Name the folder of a model.");
    }
    Path whole = model.toAbsolutePath();
    return report(replay(Files.isDirectory(whole) ? whole : whole.getParent()));
  }

  private LeaseVerdict replay(Path folder) throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    try (TemporaryFolder work = TemporaryFolder.make();
        ProgressBar bar = output.bar()) {
      return ModelCheck.run(
          folder,
          Optional.ofNullable(lease),
          work.path(),
          cores,
          (step, steps) -> show(bar, step, steps));
    } catch (NoSuchElementException e) {
      throw CommandException.usage(
          "LEASE-UNKNOWN",
          "No single lease that this model is made from begins with " + lease + ".",
          "provenance.json lists those that were accepted, and those that were refused.");
    } catch (MalformedException | NoSuchFileException e) {
      throw CommandException.failure(
          "MODEL-WRONG", CommandException.sentence(e), "Do not trust this model.", e);
    }
  }

  private static void show(ProgressBar bar, int step, int steps) {
    if (Thread.currentThread().isInterrupted()) {
      throw CommandException.ended(null);
    }
    bar.show(step / (double) steps, "replaying step " + step);
  }

  private int report(LeaseVerdict verdict) {
    return switch (verdict) {
      case LeaseVerdict.Agrees(LeaseVerdict.Place place, boolean atSecondTry) ->
          tell(place, true, atSecondTry ? ERRED_ONCE : "equal bits");
      case LeaseVerdict.Differs(LeaseVerdict.Place place, String sentence) ->
          tell(place, false, sentence);
      case LeaseVerdict.Unable(LeaseVerdict.Place place, String sentence) ->
          throw CommandException.failure(
              "VERIFY-UNABLE",
              "Lease " + place.lease().brief() + " could not be replayed: " + sentence + ".",
              "Try another with --lease.");
    };
  }

  private int tell(LeaseVerdict.Place place, boolean equal, String why) {
    Output lines = output.open();
    lines.emit(
        new Verdict(
            place.lease().hex(),
            place.round(),
            place.shard(),
            place.provider().text(),
            equal,
            why));
    lines.say("The weights follow from the accepted updates of every round.");
    lines.say(
        "Lease %s (round %d, shard %d, by …%s): %s"
            .formatted(
                place.lease().brief(),
                place.round(),
                place.shard(),
                place.provider().brief(),
                equal
                    ? "the replay gives " + why + "."
                    : "the replay gives DIFFERENT bits. " + why));
    return equal ? 0 : 1;
  }
}

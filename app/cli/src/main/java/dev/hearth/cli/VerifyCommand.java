package dev.hearth.cli;

import dev.hearth.api.Denomination;
import dev.hearth.node.local.ModelCheck;
import dev.hearth.node.local.ReceiptReplay;
import dev.hearth.node.local.ReplayListener;
import dev.hearth.node.model.LeaseVerdict;
import dev.hearth.node.receipt.BlobsAtHand;
import dev.hearth.node.receipt.PaidLease;
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

/**
 * {@code hearth verify}: derives a model from its history and trains a lease again, or trains the
 * lease of a receipt again, and compares every bit.
 */
@Command(
    name = "verify",
    description = "Train a model's lease, or a receipt's, again; compare bits.")
final class VerifyCommand implements Callable<Integer> {
  private static final String ERRED_ONCE =
      "equal bits, though this computer's first replay gave others: its memory or processor erred";

  @Parameters(
      paramLabel = "MODEL|RECEIPT",
      description = "A finished model, its folder or its weights in it; or a receipt.")
  private Path path;

  @Option(
      names = "--lease",
      description = "Of a model: first digits of a lease's id; random by default.")
  private String lease;

  @Option(
      names = "--model",
      description = "Of a receipt: the folder of the model that its job became.")
  private Path model;

  @Mixin private DataDir dataDir;
  @Mixin private OutputOptions output;

  /** What a program reads. */
  record Verdict(String lease, int round, int shard, String provider, boolean equal, String why) {}

  @Override
  public Integer call() throws IOException {
    if (!Files.exists(path)) {
      throw CommandException.usage(
          "MODEL-MISSING",
          "There is no file or folder " + path + ".",
          "Name the folder of a model, or a receipt.");
    }
    return report(PaidLease.isIn(path) ? receipt() : model());
  }

  /**
   * What was found.
   *
   * @param first what held before the lease was trained again
   */
  private record Found(String first, LeaseVerdict verdict) {}

  /** Trains a lease again in a folder, on so many threads. */
  private interface Replay {
    LeaseVerdict run(Path work, int threads, ReplayListener listener) throws IOException;
  }

  private LeaseVerdict shown(Replay replay) throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    try (TemporaryFolder work = TemporaryFolder.make();
        ProgressBar bar = output.bar()) {
      return replay.run(work.path(), cores, (step, steps) -> show(bar, step, steps));
    }
  }

  private Found model() throws IOException {
    if (model != null) {
      throw CommandException.usage(
          "VERIFY-VALUE", "--model is for a receipt.", path + " is a model itself: leave it out.");
    }
    Path whole = path.toAbsolutePath();
    Path folder = Files.isDirectory(whole) ? whole : whole.getParent();
    try {
      return new Found(
          "The weights follow from the accepted updates of every round.",
          shown(
              (work, threads, listener) ->
                  ModelCheck.run(folder, Optional.ofNullable(lease), work, threads, listener)));
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

  private Found receipt() throws IOException {
    if (lease != null) {
      throw CommandException.usage(
          "VERIFY-VALUE", "--lease is for a model.", "A receipt is of one lease: leave it out.");
    }
    try {
      PaidLease paid = PaidLease.read(path);
      return new Found(
          "The submitter signed the lease, and a voucher of %s with it."
              .formatted(Denomination.unread(paid.job().token()).exactly(paid.voucher().total())),
          replay(paid));
    } catch (MalformedException e) {
      throw CommandException.failure(
          "RECEIPT-WRONG", CommandException.sentence(e), "Do not trust this receipt.", e);
    }
  }

  /** What it starts from lies beside the receipt, in a model's folder, or is this node's still. */
  private LeaseVerdict replay(PaidLease paid) throws IOException {
    Path folder = model == null ? path.toAbsolutePath().getParent() : model;
    BlobsAtHand blobs = BlobsAtHand.of(folder, dataDir.path());
    try {
      return shown(
          (work, threads, listener) -> ReceiptReplay.run(paid, blobs, work, threads, listener));
    } catch (NoSuchFileException e) {
      throw CommandException.failure(
          "RECEIPT-BLOBS",
          "What lease %s starts from is not here: there is no %s."
              .formatted(paid.lease().lease().id().brief(), e.getFile()),
          "Name the folder of the model that the job became with --model.",
          e);
    } catch (MalformedException e) {
      throw CommandException.failure(
          "RECEIPT-BLOBS",
          CommandException.sentence(e),
          "Name another folder of the job's model with --model.",
          e);
    }
  }

  private static void show(ProgressBar bar, int step, int steps) {
    if (Thread.currentThread().isInterrupted()) {
      throw CommandException.ended(null);
    }
    bar.show(step / (double) steps, "replaying step " + step);
  }

  private int report(Found found) {
    return switch (found.verdict()) {
      case LeaseVerdict.Agrees(LeaseVerdict.Place place, boolean atSecondTry) ->
          tell(found.first(), place, true, atSecondTry ? ERRED_ONCE : "equal bits");
      case LeaseVerdict.Differs(LeaseVerdict.Place place, String sentence) ->
          tell(found.first(), place, false, sentence);
      case LeaseVerdict.Unable(LeaseVerdict.Place place, String sentence) ->
          throw CommandException.failure(
              "VERIFY-UNABLE",
              "Lease " + place.lease().brief() + " could not be replayed: " + sentence + ".",
              "Try another lease.");
    };
  }

  private int tell(String first, LeaseVerdict.Place place, boolean equal, String why) {
    Output lines = output.open();
    lines.emit(
        new Verdict(
            place.lease().hex(),
            place.round(),
            place.shard(),
            place.provider().text(),
            equal,
            why));
    lines.say(first);
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

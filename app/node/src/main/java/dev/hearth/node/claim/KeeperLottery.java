package dev.hearth.node.claim;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.KeeperDraws;
import dev.hearth.wallet.audit.KeepersState;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Has a block's hash draw the keepers of a job from all who offer to keep. Safe for any thread. */
public final class KeeperLottery {
  private static final int DRAWN = 3;

  /** The second block after the announcement draws; whoever pays waits for it. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Audits audits;
  private final Blocks blocks;
  private final InstantSource clock;

  /** Time for a block to come. */
  @FunctionalInterface
  public interface Blocks {
    void await() throws IOException, InterruptedException;
  }

  public KeeperLottery(Audits audits, Blocks blocks, InstantSource clock) {
    this.audits = audits;
    this.blocks = blocks;
    this.clock = clock;
  }

  /** What came of it. */
  sealed interface Outcome {
    record Drawn(List<Address> keepers) implements Outcome {}

    record Nobody(String why) implements Outcome {}
  }

  /** Blocks until they are drawn or cannot be. Throws IOException when the chain is not reached. */
  Outcome draw(JobSpec job, WalletKey payer) throws IOException, InterruptedException {
    if (!audits.isGenuine()) {
      return new Outcome.Nobody("what is said to draw them is another contract");
    }
    KeeperDraws draws = audits.keepers();
    Address escrow = job.escrow().contract();
    if (draws.of(escrow, job.id()).isEmpty()) {
      if (draws.count() < DRAWN) {
        return new Outcome.Nobody("fewer than three offer to keep for pay");
      }
      if (draws.announce(payer, escrow, job.id()) instanceof TransactionOutcome.Failed failed) {
        return new Outcome.Nobody(failed.sentence());
      }
    }
    return drawn(draws, escrow, job.id(), payer);
  }

  private Outcome drawn(KeeperDraws draws, Address escrow, Hash job, WalletKey payer)
      throws IOException, InterruptedException {
    Instant end = clock.instant().plus(PATIENCE);
    while (true) {
      Optional<KeepersState> state = draws.of(escrow, job);
      List<Address> drawn = state.map(KeepersState::drawn).orElse(List.of());
      if (!drawn.isEmpty()) {
        return new Outcome.Drawn(drawn);
      }
      Optional<String> hindrance = state.isEmpty() ? unseen() : drawOnce(draws, escrow, job, payer);
      if (hindrance.isPresent() || clock.instant().isAfter(end)) {
        return new Outcome.Nobody(hindrance.orElse("the block that draws them did not come"));
      }
    }
  }

  /** A node that answers behind others has not seen the announcement yet. */
  private Optional<String> unseen() throws IOException, InterruptedException {
    blocks.await();
    return Optional.empty();
  }

  /** What cannot be helped by waiting, in a sentence. */
  private Optional<String> drawOnce(KeeperDraws draws, Address escrow, Hash job, WalletKey payer)
      throws IOException, InterruptedException {
    TransactionOutcome outcome = draws.draw(payer, escrow, job);
    if (refusedAs(outcome, "KeepersChanged")) {
      outcome = draws.announce(payer, escrow, job);
    } else if (refusedAs(outcome, "BeaconAhead")) {
      blocks.await();
      return Optional.empty();
    }
    return outcome instanceof TransactionOutcome.Failed failed
        ? Optional.of(failed.sentence())
        : Optional.empty();
  }

  private static boolean refusedAs(TransactionOutcome outcome, String error) {
    return outcome instanceof TransactionOutcome.Reverted reverted
        && reverted.revert().error().equals(error);
  }
}

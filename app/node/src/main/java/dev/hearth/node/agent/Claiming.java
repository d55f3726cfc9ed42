package dev.hearth.node.agent;

import dev.hearth.api.JobView;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.claim.ClaimParts;
import dev.hearth.node.claim.ClaimPurse;
import dev.hearth.node.claim.ClaimTiming;
import dev.hearth.node.claim.Claimant;
import dev.hearth.node.claim.Contest;
import dev.hearth.node.claim.Keeper;
import dev.hearth.node.claim.KeeperLimits;
import dev.hearth.node.claim.Opened;
import dev.hearth.node.claim.Opening;
import dev.hearth.node.claim.WorkerReplays;
import dev.hearth.node.lease.Retry;
import dev.hearth.node.provider.Provider;
import dev.hearth.node.submit.Submitter;
import dev.hearth.node.worker.WorkerQueue;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent's part in pay without goodwill: for its own work, for its own jobs, and as a keeper.
 */
final class Claiming implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Claiming.class);

  private final Household household;
  private final Submitter submitter;
  private final Keeper keeper;
  private final Claimant claimant;
  private final Opening opening;
  private final Map<Hash, String> closed = new ConcurrentHashMap<>();
  private volatile Optional<String> contested = Optional.empty();

  /**
   * @param gasPayer pays the gas; the wallet puts up bonds as long as no passphrase guards it
   */
  Claiming(
      Household household,
      Chain chain,
      Provider provider,
      Submitter submitter,
      WorkerQueue computing,
      WalletKey gasPayer,
      Retry retry,
      WorkBoard board) {
    this.household = household;
    this.submitter = submitter;
    EscrowGateway escrow = new EscrowGateway(chain);
    this.keeper =
        new Keeper(
            household.identity().nodeKey(),
            household.host(),
            household.store(),
            escrow,
            KeeperLimits.DEFAULT,
            household.clock(),
            household.scheduler());
    this.claimant =
        new Claimant(
            new ClaimParts(
                household.identity().nodeKey(),
                household.store(),
                household.host(),
                chain,
                escrow,
                keeper,
                provider.leases(),
                new ClaimPurse(gasPayer, this::wallet),
                new WorkerReplays(computing, household.store().folder()),
                this::challenged,
                provider,
                ClaimTiming.DEFAULT,
                retry,
                household.clock(),
                board));
    this.opening =
        new Opening(
            household.identity().nodeKey(),
            household.host(),
            chain,
            escrow,
            household.store().ownJobs(),
            household.random());
  }

  void start() {
    claimant.start();
  }

  /** Empty where spending wants a passphrase, or the money is elsewhere. */
  private Optional<WalletKey> wallet() {
    Identity identity = household.identity();
    try {
      return identity.isGuarded() || identity.isWatching()
          ? Optional.empty()
          : Optional.of(identity.walletKey(""));
    } catch (IOException e) {
      LOG.warn("The wallet is not read: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Lets the providers of a job claim, and keeps for the owner why they cannot. */
  void open(JobSpec job, WalletKey payer) {
    if (opening.open(job, payer) instanceof Opened.Closed(String sentence)) {
      closed.put(job.id(), "“" + job.title() + "”: " + sentence);
    }
  }

  private void challenged(Contest contest) {
    contested =
        Optional.of(
            "Your claim on the pay of “"
                + contest.job().title()
                + "” is challenged in the court, as dispute "
                + contest.dispute()
                + ".");
  }

  /** What the owner should know, while it is so. */
  Optional<String> notice() {
    return contested.or(
        () ->
            submitter.views().stream()
                .filter(job -> job.phase() == JobView.Phase.RUNNING)
                .map(job -> closed.get(job.id()))
                .filter(sentence -> sentence != null)
                .findFirst());
  }

  @Override
  public void close() {
    claimant.close();
    keeper.close();
  }
}

package dev.hearth.node.agent;

import dev.hearth.api.JobView;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.claim.Auditing;
import dev.hearth.node.claim.Auditor;
import dev.hearth.node.claim.AuditorParts;
import dev.hearth.node.claim.AuditorsWish;
import dev.hearth.node.claim.ClaimParts;
import dev.hearth.node.claim.ClaimPurse;
import dev.hearth.node.claim.ClaimTiming;
import dev.hearth.node.claim.Claimant;
import dev.hearth.node.claim.Contradictions;
import dev.hearth.node.claim.Funds;
import dev.hearth.node.claim.Keeper;
import dev.hearth.node.claim.KeeperLimits;
import dev.hearth.node.claim.KeeperLottery;
import dev.hearth.node.claim.Opened;
import dev.hearth.node.claim.Opening;
import dev.hearth.node.claim.Replays;
import dev.hearth.node.claim.Watch;
import dev.hearth.node.claim.WorkerReplays;
import dev.hearth.node.court.CourtParts;
import dev.hearth.node.court.Courtroom;
import dev.hearth.node.dispute.DisputeProtocol;
import dev.hearth.node.dispute.Pacing;
import dev.hearth.node.lease.Retry;
import dev.hearth.node.lease.WorkGate;
import dev.hearth.node.provider.Provider;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.node.settings.Setting;
import dev.hearth.node.submit.AuditPot;
import dev.hearth.node.submit.Submitter;
import dev.hearth.node.worker.WorkerQueue;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent's part in pay without goodwill: for its own work, for its own jobs, as a keeper, as an
 * auditor, and in the court.
 */
final class Claiming implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Claiming.class);

  /** About a third of what a block takes where it takes long. */
  private static final Duration BLOCK = Duration.ofSeconds(4);

  private final Household household;
  private final TokenWorth worth;
  private final Submitter submitter;
  private final Retry retry;
  private final BooleanSupplier resting;
  private final Keeper keeper;
  private final DisputeProtocol disputes;
  private final Courtroom court;
  private final Claimant claimant;
  private final Watch watch;
  private final Contradictions contradictions;
  private final Optional<Auditing> auditing;
  private final Opening opening;
  private final PaidChecks checks;
  private final Map<Hash, String> closed = new ConcurrentHashMap<>();
  private Thread watching;

  /**
   * @param gasPayer pays the gas, and the stakes of challenges; the wallet puts up bonds, and fills
   *     it, as long as no passphrase guards it
   * @param resting whether the rules let nothing be computed for the owner either
   * @param audits what pays auditors, where that is known
   * @param device that computes
   * @param gate of the device, which says when strangers' work may be done
   * @param changed hears when there is something else to tell the owner
   */
  Claiming(
      Household household,
      Chain chain,
      Provider provider,
      Submitter submitter,
      WorkerQueue computing,
      BooleanSupplier resting,
      WorkGate gate,
      DeviceInfo device,
      Optional<Audits> audits,
      WalletKey gasPayer,
      Pacing pacing,
      Retry retry,
      WorkBoard board,
      Runnable changed) {
    this.household = household;
    this.worth = new TokenWorth(household.settings(), household.store().denominations());
    this.submitter = submitter;
    this.resting = resting;
    this.retry = retry;
    ClaimPurse purse = new ClaimPurse(gasPayer, this::wallet);
    EscrowGateway escrow = new EscrowGateway(chain);
    Replays replays = new WorkerReplays(computing, household.store().folder());
    Funds funds = new Funds(chain, purse, household.store().denominations());
    this.keeper =
        new Keeper(
            household.identity().nodeKey(),
            household.host(),
            household.store(),
            escrow,
            KeeperLimits.DEFAULT,
            household.clock(),
            household.scheduler());
    this.disputes = new DisputeProtocol(household.host());
    this.court =
        new Courtroom(
            new CourtParts(
                household.identity().nodeKey(),
                household.store(),
                escrow,
                funds,
                disputes,
                computing,
                pacing,
                retry,
                household.clock(),
                household.scheduler(),
                changed));
    this.claimant =
        new Claimant(
            new ClaimParts(
                household.identity().nodeKey(),
                household.store(),
                household.host(),
                escrow,
                keeper,
                provider.leases(),
                funds,
                replays,
                court,
                provider,
                ClaimTiming.DEFAULT,
                retry,
                household.clock(),
                board));
    this.watch =
        new Watch(
            household.store(),
            household.host(),
            escrow,
            replays,
            () -> gate.objection().isEmpty(),
            court,
            funds,
            household.identity()::address,
            household.random(),
            household.clock());
    this.contradictions =
        new Contradictions(
            household.store(),
            household.host(),
            escrow,
            funds,
            worth::inCoin,
            household.random(),
            household.clock());
    this.auditing =
        audits.map(
            paying -> {
              AuditorParts parts =
                  new AuditorParts(
                      household.store(),
                      household.host(),
                      escrow,
                      paying,
                      computing,
                      replays,
                      court,
                      funds,
                      () -> gate.objection().isEmpty(),
                      device.vendor(),
                      board,
                      household.random(),
                      household.clock());
              return auditing(new Auditor(parts));
            });
    this.checks = new PaidChecks(household, escrow, funds, audits);
    this.opening =
        new Opening(
            household.identity().nodeKey(),
            household.host(),
            chain,
            escrow,
            household.store().ownJobs(),
            audits.map(
                drawing -> new KeeperLottery(drawing, () -> retry.await(BLOCK), household.clock())),
            household.random());
  }

  private Auditing auditing(Auditor auditor) {
    AuditorsWish wish =
        new AuditorsWish(() -> says(Catalogue.AUDITS), () -> says(Catalogue.AUDIT_BOND));
    return new Auditing(auditor, wish, retry);
  }

  private <T> T says(Setting<T> setting) {
    return household.settings().values().get(setting);
  }

  synchronized void start() {
    claimant.start();
    contradictions.start(retry);
    auditing.ifPresent(Auditing::start);
    watching = Thread.ofVirtual().name("watch").start(this::watch);
  }

  private void watch() {
    try {
      while (true) {
        look();
        retry.await(ClaimTiming.DEFAULT.look());
      }
    } catch (InterruptedException e) {
      LOG.debug("Claims are examined at the next start.");
    }
  }

  private void look() throws InterruptedException {
    try {
      court.look();
      watch.look();
      checks.look();
    } catch (RuntimeException e) {
      LOG.error("Claims are examined later", e);
    }
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

  /** Keeps the pot that was agreed on, for a deposit that may come late. */
  void agree(JobSpec job, AuditPot pot, WalletKey payer) {
    checks.agree(job, pot, payer);
  }

  void disagree(JobSpec job) {
    checks.disagree(job);
  }

  /**
   * Lets the providers of a job claim and strangers audit that, and keeps for the owner why they
   * cannot.
   */
  void open(JobSpec job, WalletKey payer, Optional<AuditPot> pot) {
    Opened opened = opening.open(job, payer, coins -> worth.inMoneyOf(job, coins));
    note(job, opened);
    if (opened instanceof Opened.Open) {
      pot.ifPresent(wanted -> checks.open(job, wanted, payer));
    }
  }

  /** Where nobody may claim there is nothing to audit, and the owner is told. */
  private void note(JobSpec job, Opened opened) {
    switch (opened) {
      case Opened.Closed(String sentence) -> {
        checks.disagree(job);
        closed.put(job.id(), "“" + job.title() + "”: " + sentence);
      }
      case Opened.Open(_, String how) -> LOG.info("Job {}: {}", job.id().brief(), how);
    }
  }

  /** As above, for a deposit that arrived when nobody was there any more. */
  void openUnasked(JobSpec job) {
    Optional<WalletKey> payer = wallet();
    if (payer.isPresent()) {
      WalletKey from = payer.get();
      Opened opened = opening.openLate(job, from, coins -> worth.inMoneyOf(job, coins));
      note(job, opened);
      if (opened instanceof Opened.Open) {
        checks.openAgreed(job, from);
      }
    } else {
      checks.disagree(job);
      closed.put(
          job.id(),
          "“%s”: Providers of this job depend on its vouchers alone: its deposit arrived late, and your wallet cannot be spent from unasked."
              .formatted(job.title()));
    }
  }

  /** What the owner should know, while it is so; what wants money and has a limit in time first. */
  Optional<String> notice() {
    return watch
        .notice()
        .or(this::unaudited)
        .or(checks::notice)
        .or(() -> court.notice(resting.getAsBoolean()))
        .or(this::closed);
  }

  private Optional<String> unaudited() {
    return auditing.flatMap(Auditing::notice);
  }

  private Optional<String> closed() {
    return submitter.views().stream()
        .filter(job -> job.phase() == JobView.Phase.RUNNING)
        .map(job -> closed.get(job.id()))
        .filter(sentence -> sentence != null)
        .findFirst();
  }

  @Override
  public synchronized void close() {
    stopWatching();
    auditing.ifPresent(Auditing::close);
    contradictions.close();
    claimant.close();
    court.close();
    disputes.close();
    keeper.close();
  }

  private void stopWatching() {
    if (watching != null) {
      watching.interrupt();
      try {
        watching.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

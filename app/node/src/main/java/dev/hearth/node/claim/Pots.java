package dev.hearth.node.claim;

import dev.hearth.api.Denomination;
import dev.hearth.api.JobView;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnJob;
import dev.hearth.node.store.OwnJobs;
import dev.hearth.node.store.OwnPot;
import dev.hearth.node.store.OwnPots;
import dev.hearth.node.submit.AuditPot;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.chain.UnsentException;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.escrow.JobAccount;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pots that strangers audit this node's own jobs for. Their sponsor is the node's purse, since
 * what is left is given to the sponsor alone and a wallet may be guarded by then; from there it
 * goes back to who paid. What is stored and what the chain says is all there is to know. Safe for
 * any thread.
 */
public final class Pots {
  private static final Logger LOG = LoggerFactory.getLogger(Pots.class);
  private static final int GAS_OF_EMPTYING = 120_000;

  private final Funds funds;
  private final EscrowGateway escrow;
  private final Audits audits;
  private final OwnJobs jobs;
  private final OwnPots kept;
  private final Forwarding forwarding;
  private final InstantSource clock;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile Optional<String> unsure = Optional.empty();

  public Pots(
      Funds funds, EscrowGateway escrow, Audits audits, NodeStore store, InstantSource clock) {
    this.funds = funds;
    this.escrow = escrow;
    this.audits = audits;
    this.jobs = store.ownJobs();
    this.kept = store.ownPots();
    this.forwarding = new Forwarding(funds.chain(), store.transfers(), clock);
    this.clock = clock;
  }

  /** Keeps what a job's pot is to be until its deposit is there, which may be when nobody waits. */
  public void agree(JobSpec job, AuditPot pot, Address payer) {
    kept.put(own(job, pot, payer).in(OwnPot.Phase.AGREED));
  }

  /** Forgets what was agreed on and not paid for. */
  public void disagree(Hash job) {
    agreed(job).ifPresent(own -> kept.remove(job));
  }

  /** As {@link #open}, of the one that was agreed on, if any was, with gas as it costs now. */
  public Optional<String> openAgreed(JobSpec job, WalletKey payer) {
    return agreed(job.id()).flatMap(own -> openAgreed(job, own, payer));
  }

  private Optional<OwnPot> agreed(Hash job) {
    return kept.find(job).filter(own -> own.phase() == OwnPot.Phase.AGREED);
  }

  private Optional<String> openAgreed(JobSpec job, OwnPot own, WalletKey payer) {
    if (!own.payer().equals(payer.address())) {
      kept.remove(own.job());
      return Optional.of("Its deposit came late, and another account was to pay for it.");
    }
    try {
      return open(job, AuditPot.of(own.terms(), own.money(), chain().gasPrice()), payer);
    } catch (IOException e) {
      return unreached(e);
    }
  }

  private static Optional<String> unreached(IOException e) {
    return Optional.of("The chain was not reached: " + e.getMessage() + ".");
  }

  /**
   * Opens one with the payer's money; blocks until the chain has it. Why it is not open, in a
   * sentence.
   */
  public Optional<String> open(JobSpec job, AuditPot pot, WalletKey payer) {
    turn.lock();
    try {
      if (!audits.isGenuine()) {
        return Optional.of("What is said to pay audits is another contract.");
      }
      disagree(job.id());
      return kept.find(job.id()).isPresent() ? Optional.empty() : opened(job, pot, payer);
    } catch (IOException e) {
      return unreached(e);
    } finally {
      turn.unlock();
    }
  }

  /** Stored before anything is paid, so that whatever stops it the money is accounted for. */
  private Optional<String> opened(JobSpec job, AuditPot pot, WalletKey payer) throws IOException {
    OwnPot own = own(job, pot, payer.address());
    kept.put(own);
    return switch (pay(own, payer, pot.cost())) {
      case TransactionOutcome.Mined _ -> {
        OwnPot paid = own.in(OwnPot.Phase.PAID);
        kept.put(paid);
        yield bringOn(paid);
      }
      case TransactionOutcome.Unconfirmed _ -> Optional.of(doubt(own));
      case TransactionOutcome.Failed failed -> {
        kept.remove(own.job());
        yield Optional.of(failed.sentence());
      }
    };
  }

  private OwnPot own(JobSpec job, AuditPot pot, Address payer) {
    return new OwnPot(
        job.id(),
        chain().id(),
        audits.address(),
        job.escrow().contract(),
        pot.terms(),
        pot.money(),
        payer,
        purse().address(),
        OwnPot.Phase.WANTED,
        Wei.ZERO);
  }

  private TransactionOutcome pay(OwnPot own, WalletKey payer, Wei cost) throws IOException {
    try {
      return chain().transfer(payer, own.sponsor(), cost);
    } catch (IOException e) {
      if (!UnsentException.leavesOpen(e)) {
        kept.put(own.in(OwnPot.Phase.AGREED));
      }
      throw e;
    }
  }

  /**
   * Opens what is not open yet, and takes back what is left of those that are over. Returns at once
   * while one is being opened.
   */
  public void look() {
    if (turn.tryLock()) {
      try {
        kept.pending().stream().filter(this::isHere).forEach(this::lookOrLater);
        unsure =
            kept.pending().stream()
                .filter(own -> isHere(own) && own.phase() == OwnPot.Phase.WANTED)
                .findFirst()
                .map(Pots::doubt);
      } finally {
        turn.unlock();
      }
    }
  }

  /** What was sponsored by an account that this machine has no more is out of its reach. */
  private boolean isHere(OwnPot own) {
    return own.chain() == chain().id()
        && own.contract().equals(audits.address())
        && own.sponsor().equals(purse().address());
  }

  private static String doubt(OwnPot own) {
    return "Whether %s for audits of job %s arrived is not known, so no pot is opened with it. If it did, it is in this machine's account %s, which pays for its next transactions."
        .formatted(Denomination.COIN.exactly(own.money()), own.job().brief(), own.sponsor());
  }

  /** Money that may have been paid for nothing. For any thread. */
  public Optional<String> notice() {
    return unsure;
  }

  private void lookOrLater(OwnPot own) {
    try {
      look(own);
    } catch (IOException e) {
      LOG.info("The pot of job {} is looked at later: {}", own.job().brief(), e.getMessage());
    }
  }

  /** Whether a job's pot is open, or was. */
  public boolean isOpen(Hash job) {
    return kept.find(job).filter(own -> own.phase().compareTo(OwnPot.Phase.OPEN) >= 0).isPresent();
  }

  private void look(OwnPot own) throws IOException {
    switch (own.phase()) {
      case AGREED -> takeUp(own);
      case WANTED -> forget(own);
      case PAID -> bringOn(own);
      case REFUSED -> sendBack(own);
      case OPEN, EMPTIED -> follow(own);
      case OVER -> {}
    }
  }

  /**
   * Its deposit may never come. Where it came and providers may claim, the chain was not reached
   * when the pot was to be opened.
   */
  private void takeUp(OwnPot own) throws IOException {
    Optional<OwnJob> job = jobs.find(own.job());
    if (isClosed(own) || job.isEmpty() || isUnpaid(own, job.get())) {
      kept.remove(own.job());
    } else if (job.get().phase() == JobView.Phase.RUNNING) {
      funds
          .purse()
          .wallet()
          .get()
          .filter(payer -> payer.address().equals(own.payer()))
          .flatMap(payer -> openAgreed(job.get().spec(), own, payer))
          .ifPresent(why -> LOG.info("The pot of job {} is not open: {}", own.job().brief(), why));
    }
  }

  /** Nor can be paid for any more. */
  private boolean isUnpaid(OwnPot own, OwnJob job) throws IOException {
    Instant deadline = Instant.ofEpochSecond(job.spec().deadline());
    return Window.now(escrow, clock).isAfter(deadline) && account(own).isEmpty();
  }

  /** Whether it was paid is not known, so it is neither opened nor paid back. */
  private void forget(OwnPot own) throws IOException {
    if (isClosed(own)) {
      kept.remove(own.job());
    }
  }

  private boolean isClosed(OwnPot own) throws IOException {
    return account(own).filter(JobAccount::closed).isPresent();
  }

  private Optional<JobAccount> account(OwnPot own) throws IOException {
    return Escrow.at(chain(), own.escrow()).job(own.job());
  }

  /** Why it is not open, in a sentence. */
  private Optional<String> bringOn(OwnPot own) throws IOException {
    if (audits.pot(id(own)).isEmpty()) {
      switch (audits.openPot(purse(), own.escrow(), own.job(), own.terms(), own.money())) {
        case TransactionOutcome.Mined _ -> {}
        case TransactionOutcome.Reverted refused when isFor("PotExists", refused) -> {}
        case TransactionOutcome.Reverted late when isFor("UnknownJob", late) && isClosed(own) -> {
          OwnPot refused = own.in(OwnPot.Phase.REFUSED);
          kept.put(refused);
          sendBack(refused);
          return Optional.of(late.sentence());
        }
        case TransactionOutcome.Failed failed -> {
          return Optional.of(failed.sentence());
        }
      }
    }
    kept.put(own.in(OwnPot.Phase.OPEN));
    return Optional.empty();
  }

  private static boolean isFor(String error, TransactionOutcome.Reverted refused) {
    return refused.revert().error().equals(error);
  }

  private void sendBack(OwnPot own) throws IOException {
    if (forwarding.send(own.job(), purse(), own.payer(), own.money())) {
      kept.put(own.over(own.money()));
    }
  }

  private void follow(OwnPot own) throws IOException {
    Optional<Pot> pot = audits.pot(id(own));
    if (pot.isPresent() && !Window.now(escrow, clock).isBefore(pot.get().over())) {
      takeBack(own, pot.get());
    }
  }

  private void takeBack(OwnPot own, Pot pot) throws IOException {
    WalletKey purse = purse();
    Wei needed = chain().gasPrice().times(GAS_OF_EMPTYING);
    Optional<String> lack = funds.raise(purse.address(), needed);
    if (lack.isPresent()) {
      throw new IOException(lack.get());
    }
    boolean emptied = own.phase() == OwnPot.Phase.EMPTIED;
    if (!pot.money().isZero()) {
      kept.put(own.in(OwnPot.Phase.EMPTIED));
      emptied = true;
      audits.empty(purse, pot.id()).orThrow();
    }
    if (!audits.credit(purse.address()).isZero()) {
      audits.collect(purse).orThrow();
    }
    Wei back = audits.emptied(pot.id());
    if (back.isZero() && emptied) {
      throw new IOException("the chain does not show yet what was given back");
    }
    if (back.isZero() || forwarding.send(pot.id(), purse, own.payer(), back)) {
      kept.put(own.over(back));
    }
  }

  private Hash id(OwnPot own) {
    return Pot.idOf(own.escrow(), own.job(), own.sponsor());
  }

  private Chain chain() {
    return funds.chain();
  }

  private WalletKey purse() {
    return funds.purse().gas();
  }
}

package dev.hearth.node.provider;

import dev.hearth.node.chain.Redeemed;
import dev.hearth.node.claim.Payouts;
import dev.hearth.node.exchange.BlobExchange;
import dev.hearth.node.lease.LeaseBook;
import dev.hearth.node.lease.LeaseDispatcher;
import dev.hearth.node.lease.LeaseState;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.StoreException;
import dev.hearth.protocol.Bid;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Refusal;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Earns: carries on what is stored, then bids for lease after lease. One virtual thread finds work
 * and drives the device; the answer to each commitment is awaited on a thread of its own, so the
 * device has the next lease meanwhile.
 */
public final class Provider implements Payouts, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration REST = Duration.ofSeconds(30);
  private static final Duration BID_PATIENCE = Duration.ofMinutes(10);

  private final ProviderParts parts;
  private final LeaseBook book;
  private final LeaseDispatcher dispatcher;
  private final SubmitterLink link;
  private final JobFinder finder;
  private final Market market;
  private final GrantCheck check;
  private final Redemption redemption;
  private final Settling settling;
  private final Leftovers leftovers;
  private final Optional<Cashier> cashier;
  private final Endings endings;
  private volatile boolean closing;
  private Thread thread;

  public Provider(ProviderParts parts) {
    this.parts = parts;
    this.book = new LeaseBook(parts.store(), parts.device(), parts.clock());
    this.link =
        new SubmitterLink(parts.host(), new BlobExchange(parts.host(), parts.store().blobs()));
    this.dispatcher =
        new LeaseDispatcher(
            parts.key(),
            parts.store(),
            book,
            link,
            parts.worker(),
            parts.conduct(),
            parts.retry(),
            parts.clock(),
            parts.listener());
    this.finder = new JobFinder(parts.host(), parts.bootstrap(), link);
    this.redemption = new Redemption(book, parts.store().receipts(), parts.escrow(), parts.clock());
    this.settling = new Settling(dispatcher);
    this.cashier = parts.gas().map(this::cashier);
    this.leftovers = new Leftovers(parts.key(), parts.store(), book);
    this.endings = new Endings(parts, settling, cashier, leftovers);
    this.market =
        new Market(
            finder::find,
            parts.store().jobs(),
            endings::has,
            parts.rules(),
            parts.pay(),
            parts.escrow(),
            parts.clock(),
            parts.listener());
    this.check = new GrantCheck(parts.payout(), parts.escrow(), book, parts.clock());
  }

  private Cashier cashier(GasPurse purse) {
    return new Cashier(
        parts.store().jobs(),
        redemption,
        purse,
        parts.pay(),
        parts.retry(),
        parts.clock(),
        parts.listener());
  }

  /** The leases, with what they earned. */
  public LeaseBook leases() {
    return book;
  }

  /** Turns what a job's submitter promised so far into balance. */
  public Redeemed redeem(JobSpec job, WalletKey gasPayer) throws IOException {
    return redemption.redeem(job, gasPayer);
  }

  @Override
  public Wei paid(JobSpec job, Optional<Hash> transaction) throws IOException {
    return redemption.paid(job, transaction);
  }

  @Override
  public void over(JobSpec job) {
    if (parts.store().jobs().isOver(job.id())) {
      leftovers.release(job);
    }
  }

  public synchronized void start() {
    finder.recall(parts.store().jobs().all());
    thread = Thread.ofVirtual().name("provider").start(this::run);
    cashier.ifPresent(Cashier::start);
  }

  private void run() {
    try {
      while (!closing) {
        workOnce();
      }
    } catch (InterruptedException closed) {
      LOG.debug("The provider has stopped.");
    }
  }

  /**
   * What the store or the chain cannot do now, they may do later; nothing in hand is lost. Anything
   * else is a bug that some record brought out: it ends the job or lease in hand, not the earning.
   */
  private void workOnce() throws InterruptedException {
    try {
      carryOn();
      endWhatIsPast();
      if (parts.worker().gate().objection().isPresent()) {
        finder.find(); // who is met may train jobs of ours meanwhile
        parts.worker().gate().awaitOpen(REST);
        return;
      }
      Optional<KnownJob> job = market.best();
      if (job.isEmpty()) {
        await(market.nothing());
      } else {
        bidOrDecline(job.get());
      }
    } catch (IOException | StoreException e) {
      await(e.getMessage() + " Trying again shortly.");
    } catch (RuntimeException e) {
      LOG.error("The provider goes on after a bug", e);
      await(sentence(e) + " Trying again shortly.");
    }
  }

  private void await(String sentence) throws InterruptedException {
    parts.listener().waiting(sentence);
    parts.retry().await(POLL);
  }

  private void carryOn() throws InterruptedException {
    for (LeaseState state : book.unfinished()) {
      if (!settling.has(state.id())) {
        carry(state);
      }
    }
  }

  /** A submitter that vanished, or stopped the job meanwhile, does not say that it is over. */
  private void endWhatIsPast() {
    long now = parts.clock().instant().getEpochSecond();
    parts.store().jobs().open().stream()
        .map(KnownJob::spec)
        .filter(job -> job.deadline() < now)
        .forEach(endings::begin);
  }

  private void carry(LeaseState state) throws InterruptedException {
    try {
      switch (dispatcher.advance(state, LeaseState::needsDevice)) {
        case LeaseState.Committed committed -> settling.begin(committed);
        case LeaseState.Declined declined -> declined(declined);
        default -> {}
      }
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      if (closing) {
        throw e;
      }
      LOG.error("Lease {} is given up", state.id().brief(), e);
      dispatcher.giveUp(state, sentence(e));
      await("A lease was given up: " + sentence(e));
    }
  }

  /** What the device was unable to do once it would be given again. */
  private void declined(LeaseState.Declined lease) {
    parts
        .store()
        .jobs()
        .find(lease.lease().job())
        .ifPresent(job -> market.decline(job.spec(), lease.reason()));
  }

  private void bidOrDecline(KnownJob job) throws IOException, InterruptedException {
    try {
      bid(job);
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("Job {} is declined", job.spec().id().brief(), e);
      market.decline(job.spec(), sentence(e));
      await("A job was passed over: " + sentence(e));
    }
  }

  private void bid(KnownJob job) throws IOException, InterruptedException {
    switch (answer(job)) {
      case BidAnswer.Granted granted -> take(job.spec(), granted.grant());
      case BidAnswer.Denied denied -> denied(job.spec(), denied.refusal());
      case BidAnswer.Over _ -> endings.begin(job.spec());
    }
  }

  private BidAnswer answer(KnownJob job) throws IOException {
    try {
      return link.bid(job.peer(), signedBid(job.spec()), BID_PATIENCE);
    } catch (IOException e) {
      market.unanswered(job.spec());
      throw e;
    }
  }

  private Signed signedBid(JobSpec job) {
    OwnerRules rules = parts.rules();
    Bid bid =
        new Bid(
            job.id(),
            parts.payout(),
            rules.room().device(),
            rules.speed(job),
            rules.floor(job),
            rules.vendor());
    return Signed.by(parts.key(), bid.encode());
  }

  private void take(JobSpec job, Grant grant) throws IOException, InterruptedException {
    if (book.find(grant.lease().id()).isPresent()) {
      await("The submitter offers a lease again that we have.");
      return;
    }
    Optional<String> fault = check.fault(job, grant);
    if (fault.isPresent()) {
      market.decline(job, fault.get());
    } else {
      carry(new LeaseState.Leased(grant));
    }
  }

  private void denied(JobSpec job, Refusal refusal) throws InterruptedException {
    switch (refusal.code()) {
      case BANNED, PRICE, UNKNOWN_JOB -> market.decline(job, refusal.reason());
      default -> await(refusal.reason());
    }
  }

  static String sentence(Exception e) {
    return e.getMessage() == null ? "Something went wrong (" + e + ")." : e.getMessage();
  }

  /** Stops where it stands; a later start carries on from there. */
  @Override
  public synchronized void close() {
    closing = true;
    if (thread != null) {
      thread.interrupt();
      parts.worker().stop();
      settling.close();
      joined(thread);
      endings.close();
      cashier.ifPresent(Cashier::close);
    }
  }

  static void joined(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.hearth.node.provider;

import dev.hearth.node.chain.Redeemed;
import dev.hearth.node.exchange.BlobExchange;
import dev.hearth.node.lease.LeaseBook;
import dev.hearth.node.lease.LeaseDispatcher;
import dev.hearth.node.lease.LeaseState;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.StoreException;
import dev.hearth.protocol.Bid;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Refusal;
import dev.hearth.protocol.Signed;
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
public final class Provider implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration BID_PATIENCE = Duration.ofMinutes(10);

  private final ProviderParts parts;
  private final LeaseBook book;
  private final LeaseDispatcher dispatcher;
  private final SubmitterLink link;
  private final Market market;
  private final GrantCheck check;
  private final Redemption redemption;
  private final Settling settling;
  private final Leftovers leftovers;
  private volatile boolean closing;
  private Thread thread;

  public Provider(ProviderParts parts) {
    this.parts = parts;
    this.book = new LeaseBook(parts.store(), parts.clock());
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
            parts.gate(),
            parts.retry(),
            parts.clock(),
            parts.listener());
    JobFinder finder = new JobFinder(parts.host(), parts.bootstrap(), link);
    this.market =
        new Market(
            finder,
            parts.store().jobs(),
            parts.rules(),
            parts.escrow(),
            parts.clock(),
            parts.listener());
    this.check = new GrantCheck(parts.payout(), parts.escrow(), book, parts.clock());
    this.redemption = new Redemption(book, parts.store().receipts(), parts.escrow(), parts.clock());
    this.settling = new Settling(dispatcher);
    this.leftovers = new Leftovers(parts.key(), parts.store().blobs(), book);
  }

  /** The leases, with what they earned. */
  public LeaseBook leases() {
    return book;
  }

  /** Turns what a job's submitter promised so far into balance. */
  public Redeemed redeem(JobSpec job, WalletKey gasPayer) throws IOException {
    return redemption.redeem(job, gasPayer);
  }

  public synchronized void start() {
    thread = Thread.ofVirtual().name("provider").start(this::run);
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

  /** What the store or the chain cannot do now, they may do later; nothing in hand is lost. */
  private void workOnce() throws InterruptedException {
    try {
      carryOn();
      parts.gate().awaitOpen();
      Optional<KnownJob> job = market.best();
      if (job.isEmpty()) {
        await("No open job fits; looking again shortly.");
      } else {
        bid(job.get());
      }
    } catch (IOException | StoreException e) {
      await(e.getMessage() + " Trying again shortly.");
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

  private void carry(LeaseState state) throws InterruptedException {
    LeaseState trained = dispatcher.advance(state, LeaseState::needsDevice);
    if (trained instanceof LeaseState.Committed committed) {
      settling.begin(committed);
    }
  }

  private void bid(KnownJob job) throws IOException, InterruptedException {
    switch (link.bid(job.peer(), signedBid(job.spec()), BID_PATIENCE)) {
      case BidAnswer.Granted granted -> take(job.spec(), granted.grant());
      case BidAnswer.Denied denied -> denied(job.spec(), denied.refusal());
      case BidAnswer.Over _ -> over(job.spec());
    }
  }

  private Signed signedBid(JobSpec job) {
    OwnerRules rules = parts.rules();
    Bid bid =
        new Bid(job.id(), parts.payout(), rules.memory(), rules.tokensPerSecond(), rules.floor());
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

  private void over(JobSpec job) throws IOException, InterruptedException {
    settling.awaitAll();
    parts.store().jobs().over(job.id());
    leftovers.clear(job);
    parts.listener().jobOver(job);
    if (parts.gasPayer().isPresent()) {
      parts.listener().redeemed(job, redeem(job, parts.gasPayer().get()));
    }
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
    }
  }

  private static void joined(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

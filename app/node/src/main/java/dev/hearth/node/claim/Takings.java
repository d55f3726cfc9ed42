package dev.hearth.node.claim;

import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnDispute;
import dev.hearth.node.store.OwnDisputes;
import dev.hearth.node.store.OwnPot;
import dev.hearth.node.store.OwnPots;
import dev.hearth.node.store.Reward;
import dev.hearth.node.store.Rewards;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.AuditPay;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What audits and keeping bring this machine's accounts, as the chain says it, and what challenges
 * brought, as the court's docket does: booked once, and sent on to the owner when that is worth its
 * gas. One caller at a time.
 */
public final class Takings {
  private static final Logger LOG = LoggerFactory.getLogger(Takings.class);
  private static final int PERCENT = 100;
  private static final int GAS_OF_SENDING = 26_000;

  /** Stays with an account that challenges: it may have to see a dispute through. */
  public static final int GAS_OF_A_CHALLENGER = Challenging.GAS;

  /** Stays with one that does not, for its next transaction. */
  public static final int GAS_OF_ANY = 300_000;

  /** After which no dispute is open that this node still follows. */
  private static final Duration FORGOTTEN = Duration.ofDays(30);

  private final Chain chain;
  private final Optional<Audits> audits;
  private final Rewards rewards;
  private final OwnDisputes disputes;
  private final OwnPots pots;
  private final Forwarding forwarding;
  private final Payee payout;
  private final IntSupplier share;
  private final Jurisdiction here;
  private final InstantSource clock;
  private final Map<Address, Seen> seen = new HashMap<>();
  private final Map<Hash, Hash> jobs = new HashMap<>();

  /** Nothing is given to an account, or taken by it, without one of these changing. */
  private record Seen(Wei credit, long transactions) {}

  /**
   * @param audits empty where the network has none
   * @param payout the owner's account
   * @param share how many hundredths of a sum the gas of sending it may cost
   */
  public Takings(
      Chain chain,
      Optional<Audits> audits,
      NodeStore store,
      Payee payout,
      IntSupplier share,
      InstantSource clock) {
    this.chain = chain;
    this.audits = audits;
    this.rewards = store.rewards();
    this.disputes = store.ownDisputes();
    this.pots = store.ownPots();
    this.forwarding = new Forwarding(chain, store.transfers(), clock);
    this.payout = payout;
    this.share = share;
    this.here = new Jurisdiction(store, chain.id(), clock);
    this.clock = clock;
  }

  /**
   * Books what is new of an account's, and sends on what it can spare.
   *
   * @param gasKept what stays there, in gas
   */
  public void look(WalletKey account, int gasKept) {
    try {
      if (audits.isPresent()) {
        book(audits.get(), account.address());
      }
      sweep(account, gasKept);
    } catch (IOException e) {
      LOG.info("What audits and keeping brought is booked later: {}", e.getMessage());
    }
  }

  private void book(Audits paying, Address account) throws IOException {
    Seen now = new Seen(paying.credit(account), chain.transactions(account));
    if (now.equals(seen.get(account))) {
      return;
    }
    for (AuditPay pay : paying.paid(account)) {
      rewards.book(reward(paying, account, pay, job(paying, pay.pot())));
    }
    seen.put(account, now);
  }

  private Hash job(Audits paying, Hash pot) throws IOException {
    if (!jobs.containsKey(pot)) {
      jobs.put(pot, paying.pot(pot).map(Pot::job).orElseThrow());
    }
    return jobs.get(pot);
  }

  private Reward reward(Audits paying, Address account, AuditPay pay, Hash job) {
    Reward.Kind kind =
        switch (pay.kind()) {
          case AUDIT -> Reward.Kind.AUDIT;
          case KEEPING -> Reward.Kind.KEEPING;
        };
    Hash id =
        Hash.keccak256(
            Eip712.word(paying.address()),
            Eip712.word(account),
            pay.pot().toArray(),
            pay.claim().toArray(),
            Eip712.word(pay.lease()),
            Eip712.word(kind.ordinal()));
    return new Reward(id, kind, chain.id(), account, job, pay.amount(), clock.instant(), false);
  }

  /** A sweep that may be on its way is seen through before the next. */
  private void sweep(WalletKey account, int gasKept) throws IOException {
    rewards
        .sweep(chain.id(), account.address())
        .filter(begun -> !forwarding.isBegun(begun))
        .ifPresent(rewards::release);
    Optional<Hash> sweep = rewards.sweep(chain.id(), account.address());
    if (sweep.isEmpty() && !isNeeded(account.address())) {
      sweep = begun(account.address(), gasKept);
    }
    if (sweep.isPresent()) {
      Wei sum = Rewards.sum(rewards.of(sweep.get()));
      if (forwarding.send(sweep.get(), account, payout.account(), sum)) {
        rewards.arrived(sweep.get());
      }
    }
  }

  /**
   * A move in a dispute may be due while nobody is there to fill the account, and what a contract
   * still has cannot be sent.
   */
  private boolean isNeeded(Address account) throws IOException {
    Instant oldest = clock.instant().minus(FORGOTTEN);
    return disputes.all().stream()
            .filter(OwnDispute::isOpen)
            .filter(here::covers)
            .anyMatch(dispute -> dispute.matter().since().isAfter(oldest))
        || pots.pending().stream()
            .anyMatch(pot -> isSponsor(account, pot) && isOnItsWay(pot.phase()))
        || audits.isPresent() && !audits.get().credit(account).isZero();
  }

  private static boolean isOnItsWay(OwnPot.Phase phase) {
    return phase != OwnPot.Phase.AGREED && phase != OwnPot.Phase.OPEN;
  }

  private boolean isSponsor(Address account, OwnPot pot) {
    return pot.chain() == chain.id() && pot.sponsor().equals(account);
  }

  private Optional<Hash> begun(Address account, int gasKept) throws IOException {
    List<Reward> open = rewards.unswept(chain.id(), account);
    Wei sum = Rewards.sum(open);
    Wei price = chain.gasPrice();
    boolean worth =
        !sum.isZero()
            && price.times(GAS_OF_SENDING).times(PERCENT).compareTo(sum.times(share.getAsInt()))
                <= 0;
    Wei kept = sum.plus(price.times(gasKept));
    if (!worth || chain.balance(account).compareTo(kept) < 0) {
      return Optional.empty();
    }
    Hash sweep = Hash.keccak256(open.stream().map(r -> r.id().toArray()).toArray(byte[][]::new));
    rewards.begin(sweep, open);
    return Optional.of(sweep);
  }
}

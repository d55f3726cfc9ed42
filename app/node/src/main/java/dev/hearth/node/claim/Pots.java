package dev.hearth.node.claim;

import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnPot;
import dev.hearth.node.store.OwnPots;
import dev.hearth.node.submit.AuditPot;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
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
  private final OwnPots kept;
  private final Forwarding forwarding;
  private final InstantSource clock;

  public Pots(
      Funds funds, EscrowGateway escrow, Audits audits, NodeStore store, InstantSource clock) {
    this.funds = funds;
    this.escrow = escrow;
    this.audits = audits;
    this.kept = store.ownPots();
    this.forwarding = new Forwarding(funds.chain(), store.transfers(), clock);
    this.clock = clock;
  }

  /**
   * Opens one with the payer's money; blocks until the chain has it. Why it is not open, in a
   * sentence; one whose money is on its way is opened by a later look.
   */
  public synchronized Optional<String> open(JobSpec job, AuditPot pot, WalletKey payer) {
    try {
      if (!audits.isGenuine()) {
        return Optional.of("What is said to pay audits is another contract.");
      }
      return kept.find(job.id()).isPresent() ? Optional.empty() : opened(job, pot, payer);
    } catch (IOException e) {
      return Optional.of("The chain was not reached: " + e.getMessage() + ".");
    }
  }

  /** Stored before anything is paid, so that whatever stops it the money is accounted for. */
  private Optional<String> opened(JobSpec job, AuditPot pot, WalletKey payer) throws IOException {
    OwnPot own =
        new OwnPot(
            job.id(),
            chain().id(),
            audits.address(),
            job.escrow().contract(),
            pot.terms(),
            pot.money(),
            payer.address(),
            OwnPot.Phase.WANTED,
            Wei.ZERO);
    kept.put(own);
    return switch (chain().transfer(payer, purse().address(), pot.cost())) {
      case TransactionOutcome.Mined _ -> bringOn(own);
      case TransactionOutcome.Unconfirmed waiting -> Optional.of(waiting.sentence());
      case TransactionOutcome.Failed failed -> {
        kept.remove(own.job());
        yield Optional.of(failed.sentence());
      }
    };
  }

  /** Opens what is not open yet, and takes back what is left of those that are over. */
  public synchronized void look() {
    for (OwnPot own : kept.pending()) {
      try {
        if (own.chain() == chain().id() && own.contract().equals(audits.address())) {
          look(own, Window.now(escrow, clock));
        }
      } catch (IOException e) {
        LOG.info("The pot of job {} is looked at later: {}", own.job().brief(), e.getMessage());
      }
    }
  }

  /** Whether a job's pot is open, or was. */
  public boolean isOpen(Hash job) {
    return kept.find(job).filter(own -> own.phase() != OwnPot.Phase.WANTED).isPresent();
  }

  private void look(OwnPot own, Instant now) throws IOException {
    Optional<Pot> pot = audits.pot(id(own));
    if (pot.isEmpty()) {
      bringOn(own);
    } else if (now.isBefore(pot.get().over())) {
      kept.put(own.in(OwnPot.Phase.OPEN));
    } else {
      takeBack(own, pot.get());
    }
  }

  /** Why it is not open, in a sentence. */
  private Optional<String> bringOn(OwnPot own) throws IOException {
    WalletKey purse = purse();
    if (audits.pot(id(own)).isEmpty()) {
      switch (audits.openPot(purse, own.escrow(), own.job(), own.terms(), own.money())) {
        case TransactionOutcome.Mined _ -> {}
        case TransactionOutcome.Reverted refused -> {
          // The job is over before its pot was opened.
          if (forwarding.send(own.job(), purse, own.payer(), own.money())) {
            kept.put(own.over(own.money()));
          }
          return Optional.of(refused.sentence());
        }
        case TransactionOutcome.Failed failed -> {
          return Optional.of(failed.sentence());
        }
      }
    }
    kept.put(own.in(OwnPot.Phase.OPEN));
    return Optional.empty();
  }

  private void takeBack(OwnPot own, Pot pot) throws IOException {
    WalletKey purse = purse();
    Wei needed = chain().gasPrice().times(GAS_OF_EMPTYING);
    Optional<String> lack = funds.raise(purse.address(), needed);
    if (lack.isPresent()) {
      throw new IOException(lack.get());
    }
    if (!pot.money().isZero()) {
      audits.empty(purse, pot.id()).orThrow();
    }
    if (!audits.credit(purse.address()).isZero()) {
      audits.collect(purse).orThrow();
    }
    Wei back = audits.emptied(pot.id());
    if (back.isZero() || forwarding.send(pot.id(), purse, own.payer(), back)) {
      kept.put(own.over(back));
    }
  }

  private Hash id(OwnPot own) {
    return Pot.idOf(own.escrow(), own.job(), purse().address());
  }

  private Chain chain() {
    return funds.chain();
  }

  private WalletKey purse() {
    return funds.purse().gas();
  }
}

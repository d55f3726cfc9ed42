package dev.hearth.node.claim;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills an account with coin out of others, so that what one may have sent no other pays too. */
record Raising(Ledger ledger, Address account, List<WalletKey> payers) {

  /** What a chain has, and does. */
  interface Ledger {
    Wei balance(Address of) throws IOException;

    /** What is in no block yet. */
    Wei underway(Address from, Address to) throws IOException;

    TransactionOutcome transfer(WalletKey from, Address to, Wei amount) throws IOException;
  }

  /**
   * Why there is not so much, or not yet; empty when there is. What a payer cannot send, for want
   * of money or because something else of its own is stuck, is not waited for: a dispute may be
   * lost meanwhile.
   */
  Optional<TransactionOutcome.Failed> upTo(Wei needed) throws IOException {
    Optional<TransactionOutcome.Failed> awaited = Optional.empty();
    Wei coming = Wei.ZERO;
    for (WalletKey payer : inTurn()) {
      Wei missing = missing(needed, coming);
      if (missing.isZero()) {
        return awaited;
      }
      switch (ledger.transfer(payer, account, missing)) {
        case TransactionOutcome.Mined _ -> {
          return awaited;
        }
        case TransactionOutcome.Unconfirmed sent -> {
          return Optional.of(sent);
        }
        case TransactionOutcome.Preceded earlier -> {
          return Optional.of(earlier);
        }
        case TransactionOutcome.Behind behind -> {
          Wei more = underway(payer);
          coming = coming.plus(more);
          awaited = more.isZero() ? awaited : Optional.of(behind);
        }
        case TransactionOutcome.Failed _ -> {}
      }
    }
    Wei missing = missing(needed, coming);
    return missing.isZero()
        ? awaited
        : Optional.of(new TransactionOutcome.InsufficientFunds(account, missing));
  }

  /** Those first that sent something before: it is seen through by sending again. */
  private List<WalletKey> inTurn() throws IOException {
    List<WalletKey> first = new ArrayList<>();
    List<WalletKey> others = new ArrayList<>();
    for (WalletKey payer : payers) {
      (underway(payer).isZero() ? others : first).add(payer);
    }
    first.addAll(others);
    return first;
  }

  private Wei underway(WalletKey payer) throws IOException {
    return ledger.underway(payer.address(), account);
  }

  /** Asked after what is coming: what is mined in between counts twice, and is not paid twice. */
  private Wei missing(Wei needed, Wei coming) throws IOException {
    Wei there = ledger.balance(account).plus(coming);
    return there.compareTo(needed) < 0 ? needed.minus(there) : Wei.ZERO;
  }
}

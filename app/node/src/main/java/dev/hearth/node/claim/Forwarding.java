package dev.hearth.node.claim;

import dev.hearth.node.store.Transfer;
import dev.hearth.node.store.Transfers;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.chain.UnsentException;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Sends money of this machine's accounts on, each sum at most once: a transfer leaves no log by its
 * purpose, so whoever was killed over one goes by whether the account has sent anything since.
 */
record Forwarding(Chain chain, Transfers transfers, InstantSource clock) {
  /** After which what is in no block never will be. */
  private static final Duration GIVEN_UP = Duration.ofDays(1);

  /** Stores that it is to be sent, for whoever has to bring the money here first. */
  void intend(Hash id, WalletKey from, Address to, Wei amount) {
    if (!isIntended(id)) {
      transfers.put(Transfer.intended(id, from.address(), to, amount, clock.instant()));
    }
  }

  /** Whether it was meant to be sent, and is not known to be there. */
  boolean isIntended(Hash id) {
    return transfers.find(id).filter(transfer -> !transfer.done()).isPresent();
  }

  /** Whether its money was brought here, and is being sent. */
  boolean isBegun(Hash id) {
    return transfers.find(id).filter(Transfer::isBegun).isPresent();
  }

  /** Sends what was intended; whether it is there. */
  boolean send(Hash id, WalletKey from) throws IOException {
    Transfer intended = transfers.find(id).orElseThrow();
    return send(id, from, intended.to(), intended.amount());
  }

  /**
   * Whether it is there.
   *
   * @param id what it is sent for
   */
  boolean send(Hash id, WalletKey from, Address to, Wei amount) throws IOException {
    Optional<Transfer> before = transfers.find(id);
    return before.isPresent() && before.get().isBegun()
        ? isOver(before.get(), from)
        : begin(id, from, to, amount);
  }

  private boolean isOver(Transfer before, WalletKey from) throws IOException {
    if (before.done()) {
      return true;
    }
    if (chain.transactions(from.address()) > before.sentBefore()) {
      transfers.put(before.arrived());
      return true;
    }
    return clock.instant().isAfter(before.time().plus(GIVEN_UP))
        && begin(before.id(), from, before.to(), before.amount());
  }

  private boolean begin(Hash id, WalletKey from, Address to, Wei amount) throws IOException {
    Optional<Transfer> before = transfers.find(id);
    long sent = chain.transactions(from.address());
    Transfer transfer = new Transfer(id, from.address(), to, amount, sent, clock.instant(), false);
    transfers.put(transfer);
    return switch (sent(transfer, from, before)) {
      case TransactionOutcome.Mined _ -> {
        transfers.put(transfer.arrived());
        yield true;
      }
      case TransactionOutcome.Unconfirmed _ -> false;
      case TransactionOutcome.Failed _ -> {
        undo(id, before);
        yield false;
      }
    };
  }

  /** Whoever is interrupted later may have sent it; for any other trouble nothing was signed. */
  private TransactionOutcome sent(Transfer transfer, WalletKey from, Optional<Transfer> before)
      throws IOException {
    try {
      return chain.transfer(from, transfer.to(), transfer.amount());
    } catch (IOException e) {
      if (!UnsentException.leavesOpen(e)) {
        undo(transfer.id(), before);
      }
      throw e;
    }
  }

  /** An earlier try may have been taken up again instead. */
  private void undo(Hash id, Optional<Transfer> before) {
    before.ifPresentOrElse(transfers::put, () -> transfers.remove(id));
  }
}

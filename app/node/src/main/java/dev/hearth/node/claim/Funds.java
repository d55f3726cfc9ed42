package dev.hearth.node.claim;

import dev.hearth.api.Denomination;
import dev.hearth.node.chain.Tokens;
import dev.hearth.node.store.Denominations;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.token.Token;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Brings money to this machine's accounts: out of its purse, else out of the wallet as far as that
 * can be spent from with nobody there. Blocks until the chain has it. For any thread; one at a time
 * fills an account, as long as all of them share this.
 */
public final class Funds {
  private final Chain chain;
  private final ClaimPurse purse;
  private final Denominations money;
  private final Map<Address, ReentrantLock> turns = new ConcurrentHashMap<>();

  /**
   * @param money what tokens call their units
   */
  public Funds(Chain chain, ClaimPurse purse, Denominations money) {
    this.chain = chain;
    this.purse = purse;
    this.money = money;
  }

  public Chain chain() {
    return chain;
  }

  public ClaimPurse purse() {
    return purse;
  }

  Denominations money() {
    return money;
  }

  /** Until the account has so much. What is missing, in a sentence; empty when it is there. */
  public Optional<String> raise(Address account, Wei needed) throws IOException {
    return alone(account, () -> fill(account, needed));
  }

  /** So much more. What is missing, in a sentence; empty when it is there. */
  public Optional<String> bring(Address account, Wei missing) throws IOException {
    return alone(account, () -> fill(account, chain.balance(account).plus(missing)));
  }

  /** As above, of a token; coin when that is what it is. */
  public Optional<String> raise(Address account, Address token, Wei needed) throws IOException {
    return token.equals(Token.COIN)
        ? raise(account, needed)
        : alone(account, () -> fill(account, Token.at(chain, token), needed));
  }

  private interface Filling {
    Optional<String> lack() throws IOException;
  }

  /** Whoever comes second finds what the first one brought. */
  private Optional<String> alone(Address account, Filling filling) throws IOException {
    ReentrantLock turn = turns.computeIfAbsent(account, any -> new ReentrantLock());
    lock(turn);
    try {
      return filling.lack();
    } finally {
      turn.unlock();
    }
  }

  private static void lock(ReentrantLock turn) throws InterruptedIOException {
    try {
      turn.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while money for the account was on its way");
    }
  }

  private Optional<String> fill(Address account, Wei needed) throws IOException {
    if (chain.balance(account).compareTo(needed) >= 0) {
      return Optional.empty();
    }
    Optional<WalletKey> wallet = purse.wallet().get();
    return new Raising(ledger(), account, payers(account, wallet))
        .upTo(needed)
        .map(
            failed ->
                wallet.isEmpty() && failed instanceof TransactionOutcome.InsufficientFunds
                    ? unasked(failed.sentence())
                    : failed.sentence());
  }

  private Raising.Ledger ledger() {
    return new Raising.Ledger() {
      @Override
      public Wei balance(Address of) throws IOException {
        return chain.balance(of);
      }

      @Override
      public Wei underway(Address from, Address to) throws IOException {
        return chain.underway(from, to);
      }

      @Override
      public TransactionOutcome transfer(WalletKey from, Address to, Wei amount)
          throws IOException {
        return chain.transfer(from, to, amount);
      }
    };
  }

  private List<WalletKey> payers(Address account, Optional<WalletKey> wallet) {
    return Stream.concat(Stream.of(purse.gas()), wallet.stream())
        .filter(payer -> !payer.address().equals(account))
        .toList();
  }

  private Optional<String> fill(Address account, Token of, Wei needed) throws IOException {
    Wei there = of.balance(account);
    return there.compareTo(needed) >= 0
        ? Optional.empty()
        : bring(account, of, needed.minus(there));
  }

  private Optional<String> bring(Address account, Token of, Wei missing) throws IOException {
    Optional<WalletKey> wallet = purse.wallet().get();
    if (wallet.isEmpty()) {
      return Optional.of(unasked(lack(account, of, missing)));
    }
    return of.balance(wallet.get().address()).compareTo(missing) < 0
        ? Optional.of(lack(account, of, missing))
        : failure(of.transfer(wallet.get(), account, missing));
  }

  private String lack(Address account, Token of, Wei missing) throws IOException {
    Denomination unit = new Tokens(chain, money).denomination(of.address());
    return "The account %s is %s short. Send it that much first."
        .formatted(account, unit.exactly(missing));
  }

  private static String unasked(String lack) {
    return lack + " Your wallet cannot be spent from unasked.";
  }

  /** In a sentence; empty when there is none. */
  static Optional<String> failure(TransactionOutcome outcome) {
    return outcome instanceof TransactionOutcome.Failed failed
        ? Optional.of(failed.sentence())
        : Optional.empty();
  }
}

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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings money to this machine's accounts: out of its purse, else out of the wallet as far as that
 * can be spent from with nobody there. Blocks until the chain has it.
 *
 * @param money what tokens call their units
 */
public record Funds(Chain chain, ClaimPurse purse, Denominations money) {

  /** Until the account has so much. What is missing, in a sentence; empty when it is there. */
  public Optional<String> raise(Address account, Wei needed) throws IOException {
    Wei there = chain.balance(account);
    return there.compareTo(needed) >= 0 ? Optional.empty() : bring(account, needed.minus(there));
  }

  /** So much more. What is missing, in a sentence; empty when it is there. */
  public Optional<String> bring(Address account, Wei missing) throws IOException {
    Optional<WalletKey> wallet = purse.wallet().get();
    Wei open = missing;
    for (WalletKey payer : payers(account, wallet)) {
      TransactionOutcome outcome = chain.transfer(payer, account, open);
      open = open(outcome, open, () -> chain.underway(payer.address(), account));
      if (open.isZero()) {
        return failure(outcome);
      }
    }
    String lack = new TransactionOutcome.InsufficientFunds(account, open).sentence();
    return Optional.of(
        wallet.isPresent() ? lack : lack + " Your wallet cannot be spent from unasked.");
  }

  /** As {@link #raise}, of a token; coin when that is what it is. */
  public Optional<String> raise(Address account, Address token, Wei needed) throws IOException {
    if (token.equals(Token.COIN)) {
      return raise(account, needed);
    }
    Token of = Token.at(chain, token);
    Wei there = of.balance(account);
    return there.compareTo(needed) >= 0
        ? Optional.empty()
        : bring(account, of, needed.minus(there));
  }

  private Optional<String> bring(Address account, Token of, Wei missing) throws IOException {
    Optional<WalletKey> wallet = purse.wallet().get();
    if (wallet.isEmpty()) {
      return Optional.of(lack(account, of, missing) + " Your wallet cannot be spent from unasked.");
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

  /** In a sentence; empty when there is none. */
  static Optional<String> failure(TransactionOutcome outcome) {
    return outcome instanceof TransactionOutcome.Failed failed
        ? Optional.of(failed.sentence())
        : Optional.empty();
  }

  private List<WalletKey> payers(Address account, Optional<WalletKey> wallet) {
    return Stream.concat(Stream.of(purse.gas()), wallet.stream())
        .filter(payer -> !payer.address().equals(account))
        .toList();
  }

  /** What one payer's transactions that are in no block yet bring. */
  interface Underway {
    Wei amount() throws IOException;
  }

  /**
   * What is left for another payer: nothing where it may have come or may yet come from this one.
   * What this one cannot send, for want of money or because something else of its own is stuck, is
   * not waited for: a dispute may be lost meanwhile.
   */
  static Wei open(TransactionOutcome outcome, Wei missing, Underway underway) throws IOException {
    return switch (outcome) {
      case TransactionOutcome.Mined _ -> Wei.ZERO;
      case TransactionOutcome.Unconfirmed _ -> Wei.ZERO;
      case TransactionOutcome.Preceded _ -> Wei.ZERO;
      case TransactionOutcome.Behind _ -> rest(missing, underway.amount());
      case TransactionOutcome.Failed _ -> missing;
    };
  }

  private static Wei rest(Wei missing, Wei coming) {
    return coming.compareTo(missing) < 0 ? missing.minus(coming) : Wei.ZERO;
  }
}

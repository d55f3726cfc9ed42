package dev.hearth.wallet.token;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;

/**
 * An ERC-20 token (EIP-20) on one chain: code of somebody whom its holders trust. Amounts are in
 * its smallest unit. Every method throws IOException when the chain is not reached, or what is at
 * the address does not answer as a token. Safe between threads.
 */
public final class Token {
  /** Stands for the chain's own coin wherever a token is named. */
  public static final Address COIN = Address.ZERO;

  private final Chain chain;
  private final Address address;

  private Token(Chain chain, Address address) {
    this.chain = chain;
    this.address = address;
  }

  public static Token at(Chain chain, Address address) {
    return new Token(chain, address);
  }

  public Address address() {
    return address;
  }

  public Wei balance(Address account) throws IOException {
    return amount(TokenCalls.balanceOf(account));
  }

  /** What the spender may still take from the owner. */
  public Wei allowance(Address owner, Address spender) throws IOException {
    return amount(TokenCalls.allowance(owner, spender));
  }

  /**
   * Lets the spender take at least this much. Some tokens allow another amount only after none, so
   * what is left of an earlier one is taken back first.
   *
   * @return why it may not; empty when it may
   */
  public Optional<TransactionOutcome.Failed> allow(WalletKey owner, Address spender, Wei amount)
      throws IOException {
    Wei already = allowance(owner.address(), spender);
    if (already.compareTo(amount) >= 0) {
      return Optional.empty();
    }
    Optional<TransactionOutcome.Failed> failed =
        already.isZero() ? Optional.empty() : disallow(owner, spender);
    return failed.isPresent() ? failed : approve(owner, spender, amount);
  }

  /** Takes back what the spender may still take; empty when it may no longer. */
  public Optional<TransactionOutcome.Failed> disallow(WalletKey owner, Address spender)
      throws IOException {
    return approve(owner, spender, Wei.ZERO);
  }

  private Optional<TransactionOutcome.Failed> approve(WalletKey owner, Address spender, Wei amount)
      throws IOException {
    return send(owner, TokenCalls.approve(spender, amount))
            instanceof TransactionOutcome.Failed failed
        ? Optional.of(failed)
        : Optional.empty();
  }

  public TransactionOutcome transfer(WalletKey from, Address to, Wei amount) throws IOException {
    return chain.send(from, transferring(to, amount));
  }

  /** What {@link #transfer} sends, to be quoted. */
  public Call transferring(Address to, Wei amount) {
    return Call.of(address, Wei.ZERO, TokenCalls.transfer(to, amount));
  }

  /** What it calls its unit; a stranger's words, cut and cleaned. */
  public String symbol() throws IOException {
    return Symbol.read(chain.read(address, TokenCalls.symbol()));
  }

  /** How many decimal places its unit has. */
  public int decimals() throws IOException {
    BigInteger places = amount(TokenCalls.decimals()).amount();
    if (places.bitLength() > Byte.SIZE) {
      throw new IOException("The token " + address + " has " + places + " decimal places.");
    }
    return places.intValueExact();
  }

  private Wei amount(Bytes question) throws IOException {
    Bytes answer = chain.read(address, question);
    if (answer.size() != Hash.SIZE) {
      throw new IOException("There is no token at " + address + ": its answer does not fit one.");
    }
    return new Wei(new BigInteger(1, answer.toArray()));
  }

  private TransactionOutcome send(WalletKey from, Bytes data) throws IOException {
    return chain.send(from, Call.of(address, Wei.ZERO, data));
  }
}

package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.chain.UnsentException;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.token.Token;
import java.io.IOException;
import java.util.Optional;

/**
 * Sends the escrow what a call says: coin goes with the call, and of a token the escrow is allowed,
 * in a transaction before, to take it.
 */
record Purse(Chain chain, Address escrow) {

  TransactionOutcome send(WalletKey from, Address token, Wei amount, Bytes call)
      throws IOException {
    if (token.equals(Token.COIN)) {
      return chain.send(from, Call.of(escrow, amount, call));
    }
    Token money = Token.at(chain, token);
    Optional<TransactionOutcome.Failed> failed = money.allow(from, escrow, amount);
    return failed.isPresent() ? unsent(failed.get()) : sendAllowed(from, money, amount, call);
  }

  /** Where the allowance may still come, the call itself was not sent, and will not be. */
  private static TransactionOutcome unsent(TransactionOutcome.Failed allowance) {
    return allowance instanceof TransactionOutcome.Unconfirmed(Hash waiting)
        ? new TransactionOutcome.Behind(waiting)
        : allowance;
  }

  /** What the escrow did not take it may not take later. */
  private TransactionOutcome sendAllowed(WalletKey from, Token money, Wei amount, Bytes call)
      throws IOException {
    TransactionOutcome outcome = sent(from, money, amount, call);
    boolean isOver = !(outcome instanceof TransactionOutcome.Unconfirmed);
    if (isOver && outcome instanceof TransactionOutcome.Failed) {
      takeBack(from, money, amount);
    }
    return outcome;
  }

  private TransactionOutcome sent(WalletKey from, Token money, Wei amount, Bytes call)
      throws IOException {
    try {
      return chain.send(from, Call.of(escrow, Wei.ZERO, call));
    } catch (IOException e) {
      if (!UnsentException.leavesOpen(e)) {
        takeBack(from, money, amount);
      }
      throw e;
    }
  }

  /** A larger allowance was given for more than this. */
  private void takeBack(WalletKey from, Token money, Wei amount) {
    try {
      if (!amount.isZero() && money.allowance(from.address(), escrow).equals(amount)) {
        money.disallow(from, escrow);
      }
    } catch (IOException e) {
      // What came of the call is to be told all the same.
    }
  }

  /** What a job's money is in; coin when there is no such job, which the escrow says itself. */
  Address tokenOf(Hash job) throws IOException {
    return Escrow.at(chain, escrow).job(job).map(JobAccount::token).orElse(Token.COIN);
  }
}

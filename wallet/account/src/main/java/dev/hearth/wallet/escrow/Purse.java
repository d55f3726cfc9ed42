package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
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
    Optional<TransactionOutcome.Failed> failed = Token.at(chain, token).allow(from, escrow, amount);
    return failed.isPresent() ? failed.get() : chain.send(from, Call.of(escrow, Wei.ZERO, call));
  }

  /** What a job's money is in; coin when there is no such job, which the escrow says itself. */
  Address tokenOf(Hash job) throws IOException {
    return Escrow.at(chain, escrow).job(job).map(JobAccount::token).orElse(Token.COIN);
  }
}

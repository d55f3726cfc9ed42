package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;

/**
 * A redemption as anybody could send it: every lease as given, hints 0, none of a client's care.
 */
record PlainRedeem(Chain chain, WalletKey from, Escrow escrow) {

  TransactionOutcome send(SignedVoucher voucher, List<SignedLease> leases) throws IOException {
    return send(voucher, leases, Collections.nCopies(leases.size(), BigInteger.ZERO));
  }

  TransactionOutcome send(SignedVoucher voucher, List<SignedLease> leases, List<BigInteger> hints)
      throws IOException {
    Call call = Call.of(escrow.address(), Wei.ZERO, EscrowCalls.redeem(voucher, leases, hints));
    return chain.send(from, call);
  }
}

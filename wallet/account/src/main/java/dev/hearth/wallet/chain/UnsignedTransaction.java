package dev.hearth.wallet.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.wallet.keys.WalletKey;
import java.math.BigInteger;
import java.util.Arrays;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.Sign.SignatureData;
import org.web3j.crypto.TransactionEncoder;

/** A fee-market transaction (EIP-1559, type 2) with an empty access list. */
record UnsignedTransaction(
    long chainId, BigInteger nonce, Call call, BigInteger gasLimit, Fees fees) {

  /** The same at the same place, for another price. */
  UnsignedTransaction at(Fees others) {
    return new UnsignedTransaction(chainId, nonce, call, gasLimit, others);
  }

  /** What the sender has to have. */
  BigInteger mostCost() {
    return call.value().amount().add(gasLimit.multiply(fees.most()));
  }

  SignedTransaction signedBy(WalletKey key) {
    RawTransaction raw =
        RawTransaction.createTransaction(
            chainId,
            nonce,
            gasLimit,
            call.to().map(Address::toString).orElse(""),
            call.value().amount(),
            call.data().toString(),
            fees.tip(),
            fees.most());
    byte[] signature = key.sign(Hash.keccak256(TransactionEncoder.encode(raw))).toArray();
    SignatureData rsv =
        new SignatureData(
            signature[64],
            Arrays.copyOfRange(signature, 0, 32),
            Arrays.copyOfRange(signature, 32, 64));
    return new SignedTransaction(Bytes.of(TransactionEncoder.encode(raw, rsv)));
  }
}

package dev.hearth.wallet.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import java.util.Optional;
import org.web3j.crypto.TransactionDecoder;
import org.web3j.crypto.transaction.type.Transaction1559;

/** What eth_sendRawTransaction takes. */
record SignedTransaction(Bytes bytes) {

  /** The name under which the chain knows it; no answer is needed to tell it. */
  Hash hash() {
    return Hash.keccak256(bytes.toArray());
  }

  /** What was signed, for a transaction of {@link UnsignedTransaction}'s kind. */
  UnsignedTransaction content() {
    Transaction1559 signed = (Transaction1559) TransactionDecoder.decode(hex()).getTransaction();
    Optional<Address> to =
        Optional.ofNullable(signed.getTo()).filter(hex -> hex.length() > 2).map(Address::ofHex);
    return new UnsignedTransaction(
        signed.getChainId(),
        signed.getNonce(),
        new Call(to, new Wei(signed.getValue()), Bytes.ofHex(signed.getData())),
        signed.getGasLimit(),
        new Fees(signed.getMaxPriorityFeePerGas(), signed.getMaxFeePerGas()));
  }

  String hex() {
    return bytes.toString();
  }
}

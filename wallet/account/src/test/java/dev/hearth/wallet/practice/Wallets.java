package dev.hearth.wallet.practice;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.math.BigInteger;
import java.util.Map;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;

/** A funded account of tests, and transactions that it signs. */
public final class Wallets {
  public static final long NOW = 1_800_000_000;
  public static final Credentials ALICE = Credentials.create("0x" + "11".repeat(32));
  public static final Credentials BOB = Credentials.create("0x" + "22".repeat(32));
  public static final Wei FUNDS = new Wei(BigInteger.TEN.pow(20));
  public static final BigInteger GWEI = BigInteger.valueOf(1_000_000_000);

  private Wallets() {}

  public static Genesis genesis() {
    return new Genesis(
        Genesis.PRACTICE_CHAIN_ID, NOW, new Wei(GWEI), Map.of(address(ALICE), FUNDS));
  }

  public static Address address(Credentials who) {
    return Address.ofHex(who.getAddress());
  }

  /** The next transaction of Alice, with a gas limit of 500,000. */
  public static byte[] sign(PracticeChain chain, String to, long value, String data) {
    return sign(ALICE, chain.nonce(address(ALICE)), to, value, data);
  }

  /**
   * @param to null to create a contract
   */
  public static byte[] sign(Credentials from, long nonce, String to, long value, String data) {
    RawTransaction transaction =
        RawTransaction.createTransaction(
            Genesis.PRACTICE_CHAIN_ID,
            BigInteger.valueOf(nonce),
            BigInteger.valueOf(500_000),
            to,
            BigInteger.valueOf(value),
            data,
            GWEI,
            GWEI.multiply(BigInteger.TEN));
    return TransactionEncoder.signMessage(transaction, Genesis.PRACTICE_CHAIN_ID, from);
  }
}

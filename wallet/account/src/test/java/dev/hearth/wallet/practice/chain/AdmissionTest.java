package dev.hearth.wallet.practice.chain;

import static dev.hearth.wallet.practice.Wallets.ALICE;
import static dev.hearth.wallet.practice.Wallets.BOB;
import static dev.hearth.wallet.practice.Wallets.GWEI;
import static dev.hearth.wallet.practice.Wallets.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.wallet.practice.Wallets;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.web3j.crypto.AccessListObject;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;

class AdmissionTest {
  private static final long CHAIN = Genesis.PRACTICE_CHAIN_ID;
  private static final BigInteger GAS = BigInteger.valueOf(100_000);
  private static final BigInteger PRICE = GWEI.multiply(BigInteger.TEN);

  private final PracticeChain chain =
      PracticeChain.inMemory(Wallets.genesis(), InstantSource.fixed(Instant.ofEpochSecond(NOW)));

  /** Prices in gwei. */
  @ParameterizedTest(name = "chain {0}, nonce {1}, gas {2}, tip {3}, fee {4}, value {5}: {6}")
  @CsvSource({
    "31337, 0,    21000,    1, 10, 1,                     sealed",
    "31337, 0,    21000,    0,  1, 99999979000000000000,  sealed",
    "1,     0,    21000,    1, 10, 1,                     invalid chain id for signer",
    "31337, 1,    21000,    1, 10, 1,                     nonce too high",
    "31337, 0,    20999,    1, 10, 1,                     intrinsic gas too low",
    "31337, 0, 60000001,    1, 10, 1,                     exceeds block gas limit",
    "31337, 0,    21000,   11, 10, 1, max priority fee per gas higher than max fee per gas",
    "31337, 0,    21000,    0,  0, 1, max fee per gas less than block base fee",
    "31337, 0,    21000,    0,  1, 99999979000000000001,"
        + " insufficient funds for gas * price + value",
  })
  void letsInWhatItsSenderMaySend(
      long chainId, long nonce, long gas, long tip, long fee, BigInteger value, String result)
      throws IOException {
    RawTransaction transaction =
        RawTransaction.createTransaction(
            chainId,
            BigInteger.valueOf(nonce),
            BigInteger.valueOf(gas),
            BOB.getAddress(),
            value,
            "",
            GWEI.multiply(BigInteger.valueOf(tip)),
            GWEI.multiply(BigInteger.valueOf(fee)));
    assertThat(text(chain.submit(TransactionEncoder.signMessage(transaction, ALICE))))
        .isEqualTo(result);
  }

  @Test
  void sealsLegacyTransactionsOfItsChainOnly() throws IOException {
    RawTransaction legacy =
        RawTransaction.createEtherTransaction(
            BigInteger.ZERO, PRICE, GAS, BOB.getAddress(), BigInteger.ONE);
    assertThat(text(chain.submit(TransactionEncoder.signMessage(legacy, ALICE))))
        .isEqualTo("only replay-protected (EIP-155) transactions allowed over RPC");
    assertThat(text(chain.submit(TransactionEncoder.signMessage(legacy, 5, ALICE))))
        .isEqualTo("invalid chain id for signer");
    assertThat(text(chain.submit(TransactionEncoder.signMessage(legacy, CHAIN, ALICE))))
        .isEqualTo("sealed");
    assertThat(chain.head().receipt().orElseThrow().effectiveGasPrice()).isEqualTo(PRICE);
  }

  /** EIP-2930: 2,400 an account and 1,900 a slot. */
  @Test
  void sealsTransactionsWithAccessLists() throws IOException {
    List<AccessListObject> list =
        List.of(new AccessListObject(BOB.getAddress(), List.of("0x" + "00".repeat(32))));
    RawTransaction transaction =
        RawTransaction.createTransaction(
            CHAIN, BigInteger.ZERO, PRICE, GAS, BOB.getAddress(), BigInteger.ONE, "", list);
    assertThat(text(chain.submit(TransactionEncoder.signMessage(transaction, ALICE))))
        .isEqualTo("sealed");
    assertThat(chain.head().receipt().orElseThrow().gasUsed()).isEqualTo(21_000 + 2400 + 1900);
  }

  @Test
  void sealsEachTransactionOnce() throws IOException {
    byte[] signed = Wallets.sign(chain, BOB.getAddress(), 1, "");
    assertThat(text(chain.submit(signed))).isEqualTo("sealed");
    assertThat(text(chain.submit(signed))).isEqualTo("already known");
    byte[] other = Wallets.sign(ALICE, 0, BOB.getAddress(), 2, "");
    assertThat(text(chain.submit(other))).isEqualTo("nonce too low");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "03c0", "c0", "02c0", "f8", "02f8", "04"})
  void refusesWhatIsNoTransaction(String hex) {
    assertThatThrownBy(() -> chain.submit(HexFormat.of().parseHex(hex)))
        .isInstanceOf(MalformedTransactionException.class);
  }

  /** Any flipped bit makes it malformed, or somebody else's who has no money. */
  @Test
  void noBitOfASignedTransactionMayChange() throws IOException {
    byte[] signed = Wallets.sign(chain, BOB.getAddress(), 1, "0x0102");
    for (int bit = 0; bit < 8 * signed.length; bit++) {
      byte[] changed = signed.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(isSealed(changed)).as("bit %d", bit).isFalse();
    }
    assertThat(isSealed(signed)).isTrue();
  }

  private boolean isSealed(byte[] bytes) throws IOException {
    try {
      return chain.submit(bytes) instanceof Submission.Sealed;
    } catch (MalformedTransactionException e) {
      return false;
    }
  }

  private static String text(Submission submission) {
    return switch (submission) {
      case Submission.Sealed sealed -> "sealed";
      case Submission.Refused(String reason) -> reason;
    };
  }
}

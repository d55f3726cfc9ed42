package dev.hearth.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.keys.WalletKey;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was signed is read from the bytes again. */
class SignedTransactionTest {
  private static final Address TO = Address.ofHex("0x" + "12".repeat(20));

  static List<Call> calls() {
    return List.of(
        Call.transfer(TO, Wei.of(7)),
        Call.transfer(TO, Wei.ZERO),
        Call.of(TO, Wei.parse("1" + "0".repeat(20)), Bytes.ofHex("00ff17")),
        Call.create(new byte[] {0x5f, 0, 1}));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void readsWhatWasWritten(Call call) {
    for (long nonce : new long[] {0, 1, 300}) {
      Fees fees = new Fees(BigInteger.ZERO, BigInteger.valueOf(2_000_000_000));
      UnsignedTransaction content =
          new UnsignedTransaction(
              11_155_111, BigInteger.valueOf(nonce), call, BigInteger.valueOf(21_000), fees);
      WalletKey key = WalletKey.generate(new SecureRandom());
      assertThat(content.signedBy(key).content()).isEqualTo(content);
    }
  }
}

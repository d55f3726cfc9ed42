package dev.hearth.wallet.practice.evm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import java.math.BigInteger;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecompileTest {
  private static final String HASH =
      "456e9aea5e197a1f1af7a3e85a3212fa4049a3ba34c2289b4c860fc0b0c64ef3";
  private static final String R =
      "9242685bf161793cc25603c231bc2f568eb630ea16aa137d2664ac8038825608";
  private static final String S =
      "4f8ae3bd7535248d0bd448298cc2e2071e56992d0774dc340c368ae950852ada";
  private static final String SIGNER =
      "0000000000000000000000007156526fbd7a3c72969b54f64e42c10fbb768c8a";

  /** The example of the execution specifications, at evm.codes too. */
  @Test
  void ecRecoverFindsTheSigner() {
    assertThat(run(1, HASH + word(28) + R + S)).isEqualTo(SIGNER);
  }

  /** (r, n - s) with the other parity is the same signature; Ethereum accepts both here. */
  @Test
  void ecRecoverTakesHighS() {
    BigInteger order =
        new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
    String high = "%064x".formatted(order.subtract(new BigInteger(S, 16)));
    assertThat(run(1, HASH + word(27) + R + high)).isEqualTo(SIGNER);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "v of 26,        26, 1, 1",
    "v of 29,        29, 1, 1",
    "v beyond a byte, 283, 1, 1",
    "r of zero,      27, 0, 1",
    "s of zero,      27, 1, 0",
    "r with no point, 27, 5, 1",
  })
  void ecRecoverAnswersNothing(String what, long v, long r, long s) {
    assertThat(run(1, HASH + word(v) + word(r) + word(s))).as(what).isEmpty();
  }

  @ParameterizedTest(name = "address {0}, input {1}")
  @CsvSource({
    // FIPS 180-2 and the RIPEMD-160 paper.
    "2, '',     e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855,              60",
    "2, 616263, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad,              72",
    "3, '',     0000000000000000000000009c1185a5c5e9fc54612808977ee8f548b2258d31,              600",
    "3, 616263, 0000000000000000000000008eb208f7e05d987a9b044a8e98c6b087f15a0bfc,              720",
    "4, '',     '',                                                                            15",
    "4, 616263, 616263,                                                                        18",
  })
  void hashes(int address, String input, String output, long gas) {
    assertThat(run(address, input)).isEqualTo(output);
    assertThat(gas(address, input)).isEqualTo(gas);
  }

  /** EIP-198's examples, with the gas of EIP-2565. */
  @ParameterizedTest(name = "{0}, {1}, {2}")
  @CsvSource({
    "03, fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2e,"
        + " fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f,"
        + " 0000000000000000000000000000000000000000000000000000000000000001, 1360",
    "'', fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2e,"
        + " fffffffffffffffffffffffffffffffffffffffffffffffffffffffefffffc2f,"
        + " 0000000000000000000000000000000000000000000000000000000000000000, 1360",
    "03, ffff, 00, 00, 200",
    "03, ffff, 01, 00, 200",
    "03, ffff, '', '', 200",
    "03, '', 05, 01, 200",
  })
  void modularPowers(String base, String exponent, String modulus, String result, long gas) {
    String input =
        word(base.length() / 2)
            + word(exponent.length() / 2)
            + word(modulus.length() / 2)
            + base
            + exponent
            + modulus;
    assertThat(run(5, input)).isEqualTo(result);
    assertThat(gas(5, input)).isEqualTo(gas);
  }

  /** Lengths that no memory holds are priced, not allocated. */
  @Test
  void gigantRequestsCostMoreThanAnyBlockHas() {
    String huge = "ff".repeat(32);
    assertThat(gas(5, huge + word(1) + huge).bitLength()).isGreaterThan(256);
    assertThat(gas(5, word(0) + huge + word(0))).isEqualTo(200);
    assertThat(run(5, word(0) + huge + word(0))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"6", "7", "8", "9", "10"})
  void theRestIsNotAvailable(int address) {
    Message.Call call =
        new Message.Call(
            at(1),
            at(address),
            at(address),
            BigInteger.ZERO,
            true,
            new byte[0],
            1_000_000,
            false,
            1);
    assertThat(Precompiles.run(precompile(address), call))
        .isEqualTo(new Outcome.Halt(HaltReason.PRECOMPILE_NOT_AVAILABLE));
  }

  private static Address at(int address) {
    return Word.toAddress(BigInteger.valueOf(address));
  }

  private static Precompile precompile(int address) {
    return Precompiles.at(at(address)).orElseThrow();
  }

  private static String run(int address, String input) {
    return HexFormat.of().formatHex(precompile(address).run(HexFormat.of().parseHex(input)));
  }

  private static BigInteger gas(int address, String input) {
    return precompile(address).gas(HexFormat.of().parseHex(input));
  }

  private static String word(long value) {
    return "%064x".formatted(value);
  }
}

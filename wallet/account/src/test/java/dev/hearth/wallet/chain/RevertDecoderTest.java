package dev.hearth.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Hash;
import dev.hearth.wallet.contracts.ContractArtifact;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevertDecoderTest {
  private static final String ONE =
      "0000000000000000000000000000000000000000000000000000000000000001";
  private static final String TWO =
      "0000000000000000000000000000000000000000000000000000000000000002";

  private final RevertDecoder decoder = new RevertDecoder(ContractArtifact.escrow());

  @ParameterizedTest
  @CsvSource({
    "'SliceOverlaps(uint256,uint256)', " + ONE + TWO + ", 'SliceOverlaps(1, 2)'",
    "NoSigner(), '', NoSigner()",
    "Panic(uint256), " + ONE + ", Panic(1)",
    "JobClosed(bytes32), " + ONE + ", JobClosed(0x" + ONE + ")",
    "SomebodyElses(uint256), " + ONE + ", Unknown()"
  })
  void readsDeclaredErrors(String signature, String arguments, String text) {
    String selector = Hash.keccak256(signature.getBytes(StandardCharsets.US_ASCII)).brief();
    assertThat(decoder.decode("0x" + selector + arguments)).hasToString(text);
  }

  /** Solidity's {@code require(false, "no")}; the bytes are the ABI specification's. */
  @Test
  void readsReasons() {
    String data = "0x08c379a0" + "0".repeat(62) + "20" + TWO + "6e6f" + "0".repeat(60);
    assertThat(decoder.decode(data)).hasToString("Error(no)");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "0x", "0x12", "0xzzzzzzzz", "nonsense"})
  void nonsenseIsUnknown(String data) {
    assertThat(decoder.decode(data)).isEqualTo(Revert.UNKNOWN);
  }
}

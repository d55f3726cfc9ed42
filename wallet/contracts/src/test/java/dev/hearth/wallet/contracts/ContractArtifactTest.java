package dev.hearth.wallet.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractArtifactTest {

  /** EIP-170: the largest runtime code that a chain accepts. */
  private static final int CODE_LIMIT = 24_576;

  @Test
  void creationCodeFitsOnAChain() {
    ContractArtifact escrow = ContractArtifact.escrow();
    assertThat(escrow.creationCode().length).isBetween(1000, CODE_LIMIT);
    assertThat(escrow.creationHex()).endsWith(escrow.runtimeHex());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fund", "topUp", "redeem", "refund", "jobOf", "accountOf", "hintFor"})
  void interfaceNames(String function) {
    assertThat(ContractArtifact.escrow().abi()).contains("\"name\": \"" + function + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"owner", "pause", "upgrade", "fee"})
  void nobodyIsInCharge(String word) {
    assertThat(ContractArtifact.escrow().abi()).doesNotContainIgnoringCase(word);
  }
}

package dev.hearth.wallet.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractArtifactTest {

  /** EIP-170 and EIP-3860: the most that a chain accepts. */
  private static final int CODE_LIMIT = 24_576;

  private static final int CREATION_LIMIT = 2 * CODE_LIMIT;

  static Stream<ContractArtifact> all() {
    return Stream.of(
        ContractArtifact.escrow(),
        ContractArtifact.court(),
        ContractArtifact.referee(),
        ContractArtifact.audits());
  }

  @ParameterizedTest
  @MethodSource("all")
  void itFitsOnAChain(ContractArtifact contract) {
    assertThat(contract.creationCode().length).isBetween(1000, CREATION_LIMIT);
    assertThat(contract.runtimeHex().length() / 2).isBetween(1000, CODE_LIMIT);
    assertThat(contract.creationHex()).contains(contract.runtimeHex());
  }

  @Test
  void theCourtMakesItsReferee() {
    assertThat(ContractArtifact.court().creationHex())
        .contains(ContractArtifact.referee().creationHex());
  }

  /** Else it could not learn anything more. */
  @Test
  void theEscrowIsToldItsCourtAndDoesNotMakeIt() {
    assertThat(ContractArtifact.escrow().creationHex())
        .doesNotContain(ContractArtifact.court().runtimeHex());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fund", "topUp", "redeem", "refund", "jobOf", "accountOf", "hintFor"})
  void interfaceNames(String function) {
    assertThat(ContractArtifact.escrow().abi()).contains("\"name\": \"" + function + "\"");
  }

  @ParameterizedTest
  @MethodSource("all")
  void nobodyIsInCharge(ContractArtifact contract) {
    assertThat(contract.abi())
        .doesNotContainIgnoringCase("owner")
        .doesNotContainIgnoringCase("pause")
        .doesNotContainIgnoringCase("upgrade")
        .doesNotContainIgnoringCase("\"fee");
  }
}

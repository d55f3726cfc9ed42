package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.wallet.contracts.ContractArtifact;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EscrowCallsTest {
  private static final Set<String> DECLARED = declared("function");

  private static Set<String> declared(String type) {
    return new JsonMapper()
        .readTree(ContractArtifact.escrow().abi())
        .valueStream()
        .filter(entry -> entry.path("type").asString().equals(type))
        .map(EscrowCallsTest::signature)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        EscrowEvents.CLAIMED,
        EscrowEvents.CHALLENGED,
        EscrowEvents.CHALLENGE_SETTLED,
        EscrowEvents.SLICE_TAKEN,
        EscrowEvents.REFUNDED,
        EscrowEvents.SLASHED
      })
  void theContractTellsIt(String event) {
    assertThat(declared("event")).contains(event);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        EscrowCalls.FUND,
        EscrowCalls.TOP_UP,
        EscrowCalls.REDEEM,
        EscrowCalls.REFUND,
        EscrowCalls.JOB_OF,
        EscrowCalls.ACCOUNT_OF,
        EscrowCalls.HINT_FOR,
        EscrowCalls.SLICE_ENDING_AT,
        "maker()",
        ClaimCalls.OPEN_CLAIMS,
        ClaimCalls.SLASH,
        ClaimCalls.RETURN_PAYERS_BOND,
        ClaimCalls.PAYERS_BOND_OF,
        ClaimCalls.POST_BOND,
        ClaimCalls.WITHDRAW_BOND,
        ClaimCalls.CLAIM,
        ClaimCalls.COMMIT_CHALLENGE,
        ClaimCalls.CHALLENGE,
        ClaimCalls.SETTLE,
        ClaimCalls.PAY_CLAIM,
        ClaimCalls.CLOSE_CLAIM,
        ClaimCalls.COLLECT,
        ClaimCalls.BOND_OF,
        ClaimCalls.CLAIM_OF,
        ClaimCalls.CHALLENGE_OF,
        ClaimCalls.CREDIT_OF,
        ClaimCalls.COURT,
        ClaimCalls.CLAIM_TERMS_OF,
        HoldingCalls.HOLD_PAY,
        HoldingCalls.HOLDING_OF,
        HoldingCalls.CHOICES_OF
      })
  void theContractDeclaresIt(String signature) {
    assertThat(DECLARED).contains(signature);
  }

  private static String signature(JsonNode function) {
    return function.path("name").asString() + tuple(function.path("inputs"));
  }

  private static String tuple(JsonNode members) {
    return members
        .valueStream()
        .map(EscrowCallsTest::type)
        .collect(Collectors.joining(",", "(", ")"));
  }

  private static String type(JsonNode member) {
    String type = member.path("type").asString();
    return type.startsWith("tuple")
        ? tuple(member.path("components")) + type.substring("tuple".length())
        : type;
  }
}

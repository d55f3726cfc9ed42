package dev.hearth.wallet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.wallet.contracts.ContractArtifact;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditCallsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        AuditCalls.OPEN_POT,
        AuditCalls.FILL,
        AuditCalls.ENROL,
        AuditCalls.WITHDRAW_BOND,
        AuditCalls.ANNOUNCE,
        AuditCalls.POKE,
        AuditCalls.COMMIT,
        AuditCalls.REVEAL,
        AuditCalls.SETTLE_VERDICT,
        AuditCalls.EXPOSE,
        AuditCalls.PAY_KEEPER,
        AuditCalls.EMPTY,
        AuditCalls.COLLECT,
        AuditCalls.POT_OF,
        AuditCalls.AUDITOR_OF,
        AuditCalls.AUDITOR_AT,
        AuditCalls.DRAW_OF,
        AuditCalls.VERDICT_OF,
        AuditCalls.TURN_OF,
        AuditCalls.CREDIT_OF,
        AuditCalls.MAKER,
        AuditCalls.JOIN_KEEPERS,
        AuditCalls.RESIGN,
        AuditCalls.LEAVE_KEEPERS,
        AuditCalls.ANNOUNCE_KEEPERS,
        AuditCalls.DRAW_KEEPERS,
        AuditCalls.KEEPERS_DRAW_OF,
        AuditCalls.KEEPER_OF,
        AuditCalls.KEEPERS_COUNT,
        AuditCalls.KEEPER_AT
      })
  void theContractDeclaresIt(String signature) {
    assertThat(declared("function")).contains(signature);
  }

  @Test
  void theContractTellsOfPotsAndPay() {
    assertThat(declared("event"))
        .contains(
            AuditEvents.POT_OPENED,
            AuditEvents.ENROLLED,
            AuditEvents.POT_EMPTIED,
            AuditEvents.VERDICT_SETTLED,
            AuditEvents.KEEPER_PAID);
  }

  private static Set<String> declared(String kind) {
    return new JsonMapper()
        .readTree(ContractArtifact.audits().abi())
        .valueStream()
        .filter(entry -> entry.path("type").asString().equals(kind))
        .map(entry -> entry.path("name").asString() + tuple(entry.path("inputs")))
        .collect(Collectors.toSet());
  }

  private static String tuple(JsonNode members) {
    return members
        .valueStream()
        .map(AuditCallsTest::type)
        .collect(Collectors.joining(",", "(", ")"));
  }

  private static String type(JsonNode member) {
    String type = member.path("type").asString();
    return type.startsWith("tuple")
        ? tuple(member.path("components")) + type.substring("tuple".length())
        : type;
  }
}

package dev.hearth.wallet.court;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.wallet.contracts.ContractArtifact;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CourtCallsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        CourtCalls.OPEN,
        CourtCalls.MISCOUNTED,
        CourtCalls.STEPS,
        CourtCalls.STAGES_OF_STEP,
        CourtCalls.STAGES_OF_UPDATE,
        CourtCalls.NARROW,
        CourtCalls.TREE,
        CourtCalls.SUBTREE,
        CourtCalls.WORDS,
        CourtCalls.OPERATIONS,
        CourtCalls.PROVE,
        CourtCalls.PROVE_MAP,
        CourtCalls.AGREE,
        CourtCalls.TIMEOUT,
        CourtCalls.STATE_OF,
        CourtCalls.REFEREE
      })
  void theContractHasTheFunction(String signature) {
    assertThat(declared("function")).contains(signature);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CourtEvents.OPENED,
        CourtEvents.MOVED,
        CourtEvents.AGREED,
        CourtEvents.JUDGED,
        CourtEvents.SETTLED
      })
  void theContractHasTheEvent(String signature) {
    assertThat(declared("event")).contains(signature).hasSize(5);
  }

  private static Set<String> declared(String kind) {
    return new JsonMapper()
        .readTree(ContractArtifact.court().abi())
        .valueStream()
        .filter(entry -> entry.path("type").asString().equals(kind))
        .map(entry -> entry.path("name").asString() + tuple(entry.path("inputs")))
        .collect(Collectors.toSet());
  }

  private static String tuple(JsonNode members) {
    return members
        .valueStream()
        .map(CourtCallsTest::type)
        .collect(Collectors.joining(",", "(", ")"));
  }

  private static String type(JsonNode member) {
    String type = member.path("type").asString();
    return type.startsWith("tuple")
        ? tuple(member.path("components")) + type.substring("tuple".length())
        : type;
  }
}

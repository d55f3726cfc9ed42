package dev.hearth.wallet.practice.rpc;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.StringNode;

class BlockTagTest {
  /** A chain that was looked at would have mined another block by the second look. */
  @ParameterizedTest
  @ValueSource(strings = {"latest", "pending", "safe", "finalized"})
  void theLatestStateIsNotLookedUp(String word) {
    assertThatCode(() -> BlockTag.requireLatest(null, Optional.of(new StringNode(word))))
        .doesNotThrowAnyException();
  }
}

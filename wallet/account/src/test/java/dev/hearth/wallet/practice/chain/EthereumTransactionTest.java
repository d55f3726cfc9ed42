package dev.hearth.wallet.practice.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hearth.protocol.Bytes;
import dev.hearth.wallet.EthereumTests;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Hash, sender and intrinsic gas, or refusal, of ethereum/tests, TransactionTests. */
class EthereumTransactionTest {
  @TestFactory
  List<DynamicTest> readsThem() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    EthereumTests.forEach(
        "TransactionTests", (name, test) -> tests.add(dynamicTest(name, () -> read(test))));
    System.out.println(tests.size() + " TransactionTests of ethereum/tests");
    return tests;
  }

  private static void read(JsonNode test) throws IOException {
    JsonNode expected = test.get("result").get("Cancun");
    byte[] raw = Bytes.ofHex(test.get("txbytes").asString()).toArray();
    assertThat(mayRun(raw)).isEqualTo(!expected.has("exception"));
    if (!expected.has("exception")) {
      Transaction transaction = TransactionReader.read(raw);
      assertThat(transaction.hash().bytes()).hasToString(expected.get("hash").asString());
      assertThat(transaction.sender()).hasToString(expected.get("sender").asString());
      assertThat(intrinsicGas(transaction))
          .isEqualTo(Long.decode(expected.get("intrinsicGas").asString()));
    }
  }

  /** Whether a transaction reads, and has the gas to begin with. */
  static boolean mayRun(byte[] raw) throws IOException {
    try {
      Transaction transaction = TransactionReader.read(raw);
      return transaction.gasLimit() >= intrinsicGas(transaction);
    } catch (MalformedTransactionException e) {
      return false;
    }
  }

  static long intrinsicGas(Transaction transaction) {
    return transaction.invocation(BigInteger.ZERO).intrinsicGas();
  }
}

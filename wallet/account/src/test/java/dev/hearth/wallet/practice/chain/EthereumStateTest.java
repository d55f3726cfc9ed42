package dev.hearth.wallet.practice.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.wallet.EthereumTests;
import dev.hearth.wallet.practice.evm.BlockContext;
import dev.hearth.wallet.practice.evm.Execution;
import dev.hearth.wallet.practice.evm.Log;
import dev.hearth.wallet.practice.evm.StateTrie;
import dev.hearth.wallet.practice.evm.Transition;
import dev.hearth.wallet.practice.evm.WorldState;
import dev.hearth.wallet.practice.rlp.Rlp;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * The state roots and logs of ethereum/tests, GeneralStateTests, for Cancun, and the transactions
 * that no block may hold. What needs parts that this chain leaves out is counted by name.
 */
class EthereumStateTest {
  /** By name, the data indices modulo 8 whose outcome needs the elliptic curves of EIP-196, 197. */
  private static final Map<String, Set<Integer>> NEED_CURVES =
      Map.of(
          "create2callPrecompiles", Set.of(6, 7),
          "RevertPrecompiledTouchExactOOG_Paris", Set.of(5, 6, 7));

  private final List<DynamicTest> tests = new ArrayList<>();
  private final Map<String, Integer> leftOut = new TreeMap<>();

  @TestFactory
  List<DynamicTest> reachesTheirStates() throws IOException {
    EthereumTests.forEach("GeneralStateTests", this::addAll);
    int left = leftOut.values().stream().mapToInt(Integer::intValue).sum();
    System.out.println(
        tests.size() + " GeneralStateTests of ethereum/tests, " + left + " left out: " + leftOut);
    return tests;
  }

  private void addAll(String name, JsonNode test) {
    for (JsonNode post : test.path("post").path("Cancun")) {
      String title = name + " " + post.get("indexes");
      if (post.has("expectException")) {
        tests.add(dynamicTest(title, () -> refuse(title, post)));
      } else if (isOutOfScope(name, post)) {
        leftOut.merge(name, 1, Integer::sum);
      } else {
        tests.add(dynamicTest(title, () -> run(title, test, post)));
      }
    }
  }

  /** Blob transactions (EIP-4844) and absent precompiles. */
  private static boolean isOutOfScope(String name, JsonNode post) {
    int data = post.get("indexes").get("data").asInt();
    return text(post, "txbytes").startsWith("0x03")
        || NEED_CURVES.getOrDefault(name, Set.of()).contains(data % 8);
  }

  private static void refuse(String title, JsonNode post) throws IOException {
    assertThat(EthereumTransactionTest.mayRun(bytes(post, "txbytes"))).as(title).isFalse();
  }

  private static void run(String title, JsonNode test, JsonNode post) throws IOException {
    WorldState world = new WorldState();
    test.get("pre").forEachEntry((address, account) -> put(world, address, account));
    world.commit();
    BlockContext block = block(test.get("env"));
    Transaction transaction = TransactionReader.read(bytes(post, "txbytes"));
    Execution execution = Transition.apply(world, block, transaction.invocation(block.baseFee()));
    world.commit();
    assertThat(logsHash(execution.logs())).as(title).isEqualTo(Hash.ofHex(text(post, "logs")));
    assertThat(new StateTrie(world).root()).as(title).isEqualTo(Hash.ofHex(text(post, "hash")));
  }

  private static void put(WorldState world, String name, JsonNode account) {
    Address address = Address.ofHex(name);
    world.setBalance(address, number(account, "balance"));
    world.setNonce(address, number(account, "nonce").longValue());
    world.setCode(address, bytes(account, "code"));
    account
        .get("storage")
        .forEachEntry(
            (key, value) -> world.setStorage(address, number(key), number(value.asString())));
  }

  private static BlockContext block(JsonNode env) {
    return new BlockContext(
        BigInteger.ONE,
        number(env, "currentNumber").longValue(),
        number(env, "currentTimestamp").longValue(),
        number(env, "currentGasLimit").longValue(),
        number(env, "currentBaseFee"),
        Address.ofHex(text(env, "currentCoinbase")),
        Hash.ofHex(text(env, "currentRandom")),
        number -> Hash.keccak256(Long.toString(number).getBytes(StandardCharsets.US_ASCII)));
  }

  private static Hash logsHash(List<Log> logs) {
    return Hash.keccak256(Rlp.list(logs.stream().map(Receipt::rlp).toList()).encode());
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).asString();
  }

  private static byte[] bytes(JsonNode node, String field) {
    return Bytes.ofHex(text(node, field)).toArray();
  }

  private static BigInteger number(JsonNode node, String field) {
    return number(text(node, field));
  }

  private static BigInteger number(String hex) {
    return new BigInteger(
        1, Bytes.ofHex(hex.length() % 2 == 0 ? hex : "0x0" + hex.substring(2)).toArray());
  }
}

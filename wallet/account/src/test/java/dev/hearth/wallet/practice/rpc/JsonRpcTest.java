package dev.hearth.wallet.practice.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.wallet.practice.Wallets;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients may send that web3j does not. */
class JsonRpcTest {
  private static final String ALICE = Wallets.ALICE.getAddress();

  private final PracticeChain chain =
      PracticeChain.inMemory(
          Wallets.genesis(), InstantSource.fixed(Instant.ofEpochSecond(Wallets.NOW)));
  private final JsonRpc rpc = new JsonRpc(chain);

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "eth_getBalance            | []                                        | missing value",
        "eth_getBalance            | [\"0x12\"]                                | 20 bytes",
        "eth_getBalance            | [12]                                      | 0x and hexadecimal",
        "eth_getBalance            | [{}]                                      | 0x and hexadecimal",
        "eth_getBalance            | {}                                        | an array expected",
        "eth_getBlockByNumber      | [\"newest\", false]                       | 0x and hexadecimal",
        "eth_getBlockByNumber      | [\"0xzz\", false]                         | not a quantity",
        "eth_getBlockByNumber      | [\"0xffffffffffffffffffff\", false]       | too large",
        "eth_call                  | [\"x\"]                                   | transaction object",
        "eth_call                  | [{\"data\": \"0x1\"}]                     | not hexadecimal bytes",
        "eth_sendRawTransaction    | [\"0x\"]                                  | not supported",
        "eth_getLogs               | [{\"topics\": [[\"0x1\"]]}]               | not hexadecimal",
        "eth_getLogs               | [{\"blockHash\": \"0x12\"}]               | 32 bytes",
        "evm_increaseTime          | [-1]                                      | 0x and hexadecimal",
        "evm_increaseTime          | [9223372036854775807]                     | year 9999",
        "evm_setNextBlockTimestamp | [1]                                       | later than that",
        "evm_setNextBlockTimestamp | [\"0x7fffffffffffffff\"]                  | year 9999",
      })
  void saysWhatIsWrong(String method, String params, String message) {
    assertThat(call(method, params)).contains("\"error\"").contains(message);
  }

  @Test
  void refusesMoreMoneyThanSumsCanHold() {
    assertThat(call("anvil_setBalance", "[\"" + ALICE + "\", \"0x1" + "0".repeat(32) + "\"]"))
        .contains("2^128 - 1");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "eth_getTransactionReceipt | [\"0x%064x\"]                             | null",
        "eth_getTransactionByHash  | [\"0x%064x\"]                             | null",
        "eth_getBlockByNumber      | [\"0x99\", true]                          | null",
        "eth_getBlockByHash        | [\"0x%064x\", true]                       | null",
        "eth_accounts              | []                                        | []",
        "eth_getCode               | [\"0x%040x\", \"latest\"]                 | \"0x\"",
        "eth_getTransactionCount   | [\"0x%040x\", {\"blockNumber\": \"0x0\"}] | \"0x0\"",
        "eth_getLogs               | [{\"toBlock\": \"0x7fffffffffffffff\"}]   | []",
        "eth_estimateGas           | [{\"to\": \"0x%040x\"}]                   | \"0x5208\"",
        "eth_call                  | [{\"input\": \"0x00\"}, \"pending\"]      | \"0x\"",
      })
  void answers(String method, String params, String result) {
    assertThat(
            call(method, params.replace("%064x", "0".repeat(64)).replace("%040x", "0".repeat(40))))
        .endsWith("\"result\":" + result + "}");
  }

  @Test
  void keepsTheLatestStateOnly() throws IOException {
    chain.mine();
    assertThat(call("eth_getBalance", "[\"" + ALICE + "\", \"0x1\"]")).contains("result");
    assertThat(call("eth_getBalance", "[\"" + ALICE + "\", \"earliest\"]"))
        .contains("keeps only its latest state, not that of block 0");
    assertThat(call("eth_getBalance", "[\"" + ALICE + "\", \"0x2\"]")).contains("not found");
  }

  @Test
  void repeatsTheRequestsId() {
    String request = "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"eth_chainId\",\"params\":[]}";
    for (String id : new String[] {"7", "\"seven\"", "null"}) {
      assertThat(answer(request.formatted(id))).contains("\"id\":" + id + ",");
    }
  }

  private String call(String method, String params) {
    return answer(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":%s}".formatted(method, params));
  }

  private String answer(String request) {
    return new String(rpc.answer(request.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }
}

package dev.hearth.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.wallet.contracts.ContractArtifact;
import dev.hearth.wallet.practice.Assembly;
import dev.hearth.wallet.practice.PracticeService;
import dev.hearth.wallet.practice.Wallets;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint128;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.abi.datatypes.generated.Uint8;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthSendTransaction;
import org.web3j.protocol.core.methods.response.TransactionReceipt;
import org.web3j.protocol.exceptions.TransactionException;
import org.web3j.protocol.http.HttpService;
import org.web3j.tx.response.PollingTransactionReceiptProcessor;
import org.web3j.utils.Numeric;

/** The same signed transactions on both chains: the same receipts, to the unit of gas. */
@Tag("slow")
class GasOnAnvilTest {
  private static final long CHAIN_ID = 31337;

  /** anvil answers before its block is sealed. */
  private static final int POLL_MILLIS = 20;

  private static final int POLLS = 1500;
  private static final BigInteger GAS = BigInteger.valueOf(12_000_000);
  private static final PracticeService PRACTICE =
      new PracticeService(PracticeChain.inMemory(Wallets.genesis(), InstantSource.system()));

  private static AnvilProcess anvilProcess;
  private static HttpService anvilService;
  private static Web3j anvil;
  private static Web3j practice;
  private static String workout;
  private static long nonce;

  @BeforeAll
  static void startBoth() throws Exception {
    anvilProcess = AnvilProcess.start(CHAIN_ID);
    anvilService = new HttpService(anvilProcess.endpoint().toString());
    anvil = Web3j.build(anvilService);
    practice = Web3j.build(PRACTICE);
    String funds = Numeric.encodeQuantity(Wallets.FUNDS.amount());
    List<String> params = List.of(Wallets.ALICE.getAddress(), funds);
    new Request<>("anvil_setBalance", params, anvilService, Response.class).send();
    workout =
        same(null, resource() + FunctionEncoder.encodeConstructor(List.of(text("hello"))), 99)
            .getContractAddress();
  }

  @AfterAll
  static void stopAnvil() {
    anvil.shutdown();
    anvilProcess.close();
  }

  @Test
  void storageAndRefunds() throws Exception {
    ok("store", uint(0), uint(5), uint(3));
    ok("store", uint(0), uint(5), uint(3));
    ok("store", uint(2), uint(9), uint(4));
    ok("store", uint(0), uint(11), uint(0));
    ok("push", new Uint128(7));
    ok("pop", uint(7));
    ok("write", text("x".repeat(10)));
    ok("write", text("y".repeat(200)));
  }

  @Test
  void memoryHashesAndPrecompiles() throws Exception {
    for (long size : new long[] {0, 1, 32, 1000, 50_000}) {
      ok("hash", uint(size));
    }
    byte[] digest = new byte[32];
    Arrays.fill(digest, (byte) 9);
    ok("recover", new Bytes32(digest), new Uint8(27), new Bytes32(digest), new Bytes32(digest));
    ok("recover", new Bytes32(digest), new Uint8(26), new Bytes32(digest), new Bytes32(digest));
    ok("power", uint(3), uint(65_537), uint(1_000_007));
    ok("power", uint(3), uint(7), uint(0));
    ok("power", uint(2), new Uint256(BigInteger.TWO.pow(255)), uint(97));
    ok("flash", uint(21));
  }

  @Test
  void contractsThatCallAndCreate() throws Exception {
    byte[] salt = new byte[32];
    assertThat(call("orchestrate", 0, uint(0)).isStatusOK()).isFalse();
    assertThat(call("spawn", 11, new Bytes32(salt)).isStatusOK()).isTrue();
    assertThat(call("spawn", 11, new Bytes32(salt)).isStatusOK()).isFalse();
    assertThat(call("orchestrate", 50, uint(20)).isStatusOK()).isTrue();
    assertThat(call("orchestrate", 50, uint(20)).isStatusOK()).isTrue();
    ok("dismiss");
  }

  @Test
  void failures() throws Exception {
    assertThat(call("refuse", 0, uint(5)).isStatusOK()).isFalse();
    assertThat(call("check", 0, uint(5)).isStatusOK()).isFalse();
    assertThat(call("check", 0, uint(0)).isStatusOK()).isFalse();
    assertThat(call("pop", 0, uint(1000)).isStatusOK()).isFalse();
    assertThat(call("hash", 0, uint(1L << 40)).isStatusOK()).isFalse();
  }

  /** What clients read from a failed call: the code, the sentence and the data. */
  @ParameterizedTest
  @ValueSource(strings = {"check 5", "check 0", "refuse 5"})
  void errorsLookAlike(String call) throws IOException {
    String[] words = call.split(" ");
    Transaction request =
        Transaction.createEthCallTransaction(
            Wallets.ALICE.getAddress(), workout, encode(words[0], uint(Long.parseLong(words[1]))));
    Response.Error expected =
        anvil.ethCall(request, DefaultBlockParameterName.LATEST).send().getError();
    Response.Error actual =
        practice.ethCall(request, DefaultBlockParameterName.LATEST).send().getError();
    assertThat(actual.getCode()).isEqualTo(expected.getCode());
    assertThat(actual.getData()).isEqualTo(expected.getData());
    assertThat(expected.getMessage()).startsWith("execution reverted");
    assertThat(actual.getMessage()).startsWith("execution reverted");
  }

  @Test
  void theEscrow() throws Exception {
    String court = FunctionEncoder.encodeConstructor(List.of(uint(7)));
    TransactionReceipt deployed = same(null, ContractArtifact.escrow().creationHex() + court, 0);
    assertThat(deployed.isStatusOK()).isTrue();
    assertThat(same(deployed.getContractAddress(), "0xdeadbeef", 0).isStatusOK()).isFalse();
  }

  /** Init code, run as a transaction without recipient. */
  @ParameterizedTest
  @CsvSource({
    "PUSH0 SELFDESTRUCT",
    "CALLER SELFDESTRUCT",
    "PUSH2 0x7777 SELFDESTRUCT",
    "ADDRESS SELFDESTRUCT",
    "PUSH0 PUSH0 PUSH0 CREATE POP PUSH0 PUSH0 PUSH0 PUSH0 CREATE2 POP",
    "PUSH1 0xef PUSH0 MSTORE8 PUSH1 0x01 PUSH0 RETURN",
    "PUSH2 0x6001 PUSH0 RETURN",
    "PUSH2 0x6000 PUSH0 RETURN",
    "PUSH1 0x01 PUSH0 SSTORE PUSH0 PUSH0 SSTORE",
    "PUSH0 PUSH0 PUSH0 PUSH0 PUSH0 PUSH1 0x05 GAS CALL POP",
    "PUSH0 PUSH0 PUSH0 PUSH0 PUSH0 PUSH2 0x9999 GAS CALL POP",
    "PUSH0 PUSH0 PUSH0 PUSH0 PUSH1 0x01 PUSH2 0x9999 GAS CALL POP",
    "PUSH0 PUSH0 PUSH0 PUSH0 PUSH1 0x01 PUSH2 0x9999 GAS CALLCODE POP",
    "PUSH0 BLOCKHASH PUSH0 MSTORE PUSH1 0x20 PUSH0 LOG1",
    "PUSH2 0x7777 EXTCODEHASH PUSH2 0x7777 BALANCE PUSH2 0x7777 EXTCODESIZE",
    "PUSH1 0xff PUSH0 PUSH0 PUSH2 0x7777 EXTCODECOPY MSIZE PUSH0 LOG0",
    "PUSH32 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff DUP1 EXP",
    "INVALID",
    "JUMPDEST PUSH0 JUMP",
  })
  void barePrograms(String program) throws Exception {
    same(null, Assembly.program(program), 1);
  }

  private static void ok(String function, Type<?>... arguments)
      throws IOException, TransactionException {
    assertThat(call(function, 0, arguments).isStatusOK()).as(function).isTrue();
  }

  private static TransactionReceipt call(String function, long value, Type<?>... arguments)
      throws IOException, TransactionException {
    return same(workout, encode(function, arguments), value);
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  private static String encode(String function, Type<?>... arguments) {
    return FunctionEncoder.encode(
        new Function(function, (List<Type>) (List<?>) List.of(arguments), List.of()));
  }

  /** Sends one transaction to both, and holds the receipts against each other. */
  private static TransactionReceipt same(String to, String data, long value)
      throws IOException, TransactionException {
    RawTransaction transaction =
        RawTransaction.createTransaction(
            CHAIN_ID,
            BigInteger.valueOf(nonce++),
            GAS,
            to,
            BigInteger.valueOf(value),
            data,
            Wallets.GWEI,
            Wallets.GWEI.multiply(BigInteger.TWO));
    byte[] signed = TransactionEncoder.signMessage(transaction, Wallets.ALICE);
    TransactionReceipt expected = send(anvil, signed);
    TransactionReceipt actual = send(practice, signed);
    assertThat(actual.getStatus()).isEqualTo(expected.getStatus());
    assertThat(actual.getGasUsed()).isEqualTo(expected.getGasUsed());
    assertThat(actual.getContractAddress()).isEqualTo(expected.getContractAddress());
    assertThat(actual.getLogs()).hasSameSizeAs(expected.getLogs());
    for (int i = 0; i < actual.getLogs().size(); i++) {
      assertThat(actual.getLogs().get(i).getTopics())
          .isEqualTo(expected.getLogs().get(i).getTopics());
    }
    assertThat(actual.getLogsBloom()).isEqualTo(expected.getLogsBloom());
    assertThat(actual.getTransactionHash()).isEqualTo(expected.getTransactionHash());
    return actual;
  }

  private static TransactionReceipt send(Web3j chain, byte[] signed)
      throws IOException, TransactionException {
    EthSendTransaction sent = chain.ethSendRawTransaction(Numeric.toHexString(signed)).send();
    assertThat(sent.hasError())
        .as(() -> sent.hasError() ? sent.getError().getMessage() : "")
        .isFalse();
    return new PollingTransactionReceiptProcessor(chain, POLL_MILLIS, POLLS)
        .waitForTransactionReceipt(sent.getTransactionHash());
  }

  private static String resource() throws IOException {
    try (InputStream in = PracticeService.class.getResourceAsStream("Workout.bin")) {
      return "0x" + new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
    }
  }

  private static Uint256 uint(long value) {
    return new Uint256(value);
  }

  private static Utf8String text(String value) {
    return new Utf8String(value);
  }
}

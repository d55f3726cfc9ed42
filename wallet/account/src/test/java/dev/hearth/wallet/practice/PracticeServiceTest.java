package dev.hearth.wallet.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.request.EthFilter;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.EthBlock;
import org.web3j.protocol.core.methods.response.EthCall;
import org.web3j.protocol.core.methods.response.EthFeeHistory;
import org.web3j.protocol.core.methods.response.EthSendTransaction;
import org.web3j.protocol.core.methods.response.Log;
import org.web3j.protocol.core.methods.response.TransactionReceipt;
import org.web3j.tx.RawTransactionManager;
import org.web3j.tx.Transfer;
import org.web3j.utils.Convert;
import org.web3j.utils.Numeric;

/** The JSON-RPC as web3j's own classes read it. */
class PracticeServiceTest {
  private static final Credentials ALICE = Credentials.create("0x" + "11".repeat(32));
  private static final Credentials BOB = Credentials.create("0x" + "22".repeat(32));
  private static final long NOW = 1_800_000_000;
  private static final Wei FUNDS = new Wei(BigInteger.TEN.pow(20));
  private static final BigInteger GWEI = BigInteger.valueOf(1_000_000_000);
  private static final BigInteger GAS = BigInteger.valueOf(500_000);

  /**
   * A counter: with call data it reverts with Error("no"), without it stores slot 0 plus one and
   * logs the new value under topic 7.
   */
  private static final String COUNTER =
      Assembly.contract(
          """
          CALLDATASIZE PUSH1 fail JUMPI
          PUSH0 SLOAD PUSH1 0x01 ADD DUP1 PUSH0 SSTORE
          PUSH0 MSTORE PUSH1 0x07 PUSH1 0x20 PUSH0 LOG1 STOP
          fail: PUSH4 0x08c379a0 PUSH1 0xe0 SHL PUSH0 MSTORE
          PUSH1 0x20 PUSH1 0x04 MSTORE PUSH1 0x02 PUSH1 0x24 MSTORE
          PUSH2 0x6e6f PUSH1 0xf0 SHL PUSH1 0x44 MSTORE PUSH1 0x64 PUSH0 REVERT
          """);

  private final PracticeChain chain =
      PracticeChain.inMemory(
          Genesis.practice(
              InstantSource.fixed(Instant.ofEpochSecond(NOW)),
              Map.of(Address.ofHex(ALICE.getAddress()), FUNDS)),
          InstantSource.fixed(Instant.ofEpochSecond(NOW)));
  private final Web3j web3j = Web3j.build(new PracticeService(chain));

  @Test
  void saysWhoItIs() throws IOException {
    assertThat(web3j.web3ClientVersion().send().getWeb3ClientVersion()).startsWith("hearth");
    assertThat(web3j.netVersion().send().getNetVersion()).isEqualTo("31337");
    assertThat(web3j.ethChainId().send().getChainId()).isEqualTo(31337);
    assertThat(web3j.ethBlockNumber().send().getBlockNumber()).isZero();
  }

  @Test
  void movesMoneyWithWeb3jsOwnTransfer() throws Exception {
    TransactionReceipt receipt =
        new Transfer(web3j, new RawTransactionManager(web3j, ALICE, Genesis.PRACTICE_CHAIN_ID))
            .sendFunds(BOB.getAddress(), BigDecimal.ONE, Convert.Unit.ETHER)
            .send();
    assertThat(receipt.isStatusOK()).isTrue();
    assertThat(receipt.getGasUsed()).isEqualTo(21_000);
    assertThat(balance(BOB)).isEqualTo(BigInteger.TEN.pow(18));
    BigInteger fee =
        receipt.getGasUsed().multiply(Numeric.decodeQuantity(receipt.getEffectiveGasPrice()));
    assertThat(balance(ALICE))
        .isEqualTo(FUNDS.amount().subtract(BigInteger.TEN.pow(18)).subtract(fee));
  }

  @Test
  void deploysCallsAndLogs() throws IOException {
    String counter = deploy();
    assertThat(web3j.ethGetCode(counter, latest()).send().getCode())
        .isEqualTo(Assembly.runtime(COUNTER));
    TransactionReceipt receipt = receipt(sendOk(counter, ""));
    assertThat(receipt.isStatusOK()).isTrue();
    assertThat(receipt.getLogs()).hasSize(1);
    assertThat(receipt.getLogs().getFirst().getTopics()).containsExactly(word(7));
    assertThat(receipt.getLogs().getFirst().getData()).isEqualTo(word(1));
    assertThat(web3j.ethGetStorageAt(counter, BigInteger.ZERO, latest()).send().getData())
        .isEqualTo(word(1));
  }

  @Test
  void answersRevertsWithReasonAndData() throws IOException {
    String counter = deploy();
    EthCall call = web3j.ethCall(callWithData(counter), latest()).send();
    assertThat(call.isReverted()).isTrue();
    assertThat(call.getRevertReason()).isEqualTo("execution reverted: no");
    assertThat(call.getError().getCode()).isEqualTo(3);
    assertThat(call.getError().getData().toString()).contains("08c379a0");
    assertThat(web3j.ethEstimateGas(callWithData(counter)).send().getError().getCode())
        .isEqualTo(3);
    TransactionReceipt receipt = receipt(sendOk(counter, "0x01"));
    assertThat(receipt.isStatusOK()).isFalse();
    assertThat(receipt.getLogs()).isEmpty();
  }

  @Test
  void estimatesWhatATransactionThenUses() throws IOException {
    String counter = deploy();
    Transaction call =
        Transaction.createFunctionCallTransaction(
            ALICE.getAddress(), null, null, null, counter, null);
    BigInteger estimate = web3j.ethEstimateGas(call).send().getAmountUsed();
    assertThat(receipt(sendOk(counter, "")).getGasUsed()).isEqualTo(estimate);
  }

  @Test
  void showsBlocksWithAndWithoutTheirTransactions() throws IOException {
    String hash = sendOk(deploy(), "");
    EthBlock.Block byNumber =
        web3j.ethGetBlockByNumber(DefaultBlockParameterName.LATEST, true).send().getBlock();
    assertThat(byNumber.getNumber()).isEqualTo(2);
    assertThat(byNumber.getTimestamp()).isEqualTo(NOW);
    assertThat(byNumber.getTransactions().getFirst().get())
        .extracting("hash", "from")
        .containsExactly(hash, ALICE.getAddress());
    EthBlock.Block byHash = web3j.ethGetBlockByHash(byNumber.getHash(), false).send().getBlock();
    assertThat(byHash.getTransactions().getFirst().get()).isEqualTo(hash);
    EthBlock.Block first =
        web3j
            .ethGetBlockByNumber(DefaultBlockParameter.valueOf(BigInteger.ONE), false)
            .send()
            .getBlock();
    assertThat(byNumber.getParentHash()).isEqualTo(first.getHash());
    assertThat(web3j.ethGetTransactionByHash(hash).send().getTransaction().orElseThrow())
        .satisfies(
            tx -> {
              assertThat(tx.getType()).isEqualTo("0x2");
              assertThat(tx.getNonce()).isEqualTo(1);
              assertThat(tx.getBlockNumber()).isEqualTo(2);
            });
  }

  @Test
  void findsLogsByAddressTopicAndRange() throws IOException {
    String counter = deploy();
    sendOk(counter, "");
    sendOk(counter, "");
    EthFilter all = new EthFilter(earliest(), latest(), counter);
    assertThat(web3j.ethGetLogs(all).send().getLogs()).hasSize(2);
    assertThat(logs(new EthFilter(earliest(), latest(), counter).addSingleTopic(word(7))))
        .hasSize(2);
    assertThat(logs(new EthFilter(earliest(), latest(), counter).addSingleTopic(word(8))))
        .isEmpty();
    assertThat(logs(new EthFilter(earliest(), latest(), BOB.getAddress()))).isEmpty();
    assertThat(logs(new EthFilter(latest(), latest(), List.of()))).hasSize(1);
  }

  @Test
  void filtersReportWhatIsNew() throws IOException {
    String counter = deploy();
    BigInteger logs =
        web3j.ethNewFilter(new EthFilter(earliest(), latest(), counter)).send().getFilterId();
    BigInteger blocks = web3j.ethNewBlockFilter().send().getFilterId();
    assertThat(web3j.ethGetFilterChanges(logs).send().getLogs()).isEmpty();
    sendOk(counter, "");
    assertThat(web3j.ethGetFilterChanges(logs).send().getLogs()).hasSize(1);
    assertThat(web3j.ethGetFilterChanges(logs).send().getLogs()).isEmpty();
    assertThat(web3j.ethGetFilterChanges(blocks).send().getLogs()).hasSize(1);
    assertThat(web3j.ethGetFilterLogs(logs).send().getLogs()).hasSize(1);
    assertThat(web3j.ethUninstallFilter(logs).send().isUninstalled()).isTrue();
    assertThat(web3j.ethUninstallFilter(logs).send().isUninstalled()).isFalse();
    assertThat(web3j.ethGetFilterChanges(logs).send().getError().getMessage())
        .isEqualTo("filter not found");
  }

  @Test
  void tellsWhatGasCosts() throws IOException {
    deploy();
    EthFeeHistory.FeeHistory history =
        web3j.ethFeeHistory(5, latest(), List.of(50.0)).send().getFeeHistory();
    assertThat(history.getBaseFeePerGas()).hasSize(3);
    assertThat(history.getReward()).hasSize(2);
    assertThat(web3j.ethMaxPriorityFeePerGas().send().getMaxPriorityFeePerGas()).isEqualTo(GWEI);
    assertThat(web3j.ethGasPrice().send().getGasPrice()).isGreaterThan(GWEI);
  }

  @Test
  void practiceTimeAndFaucet() throws IOException {
    rpc("evm_increaseTime", 3600);
    rpc("evm_mine");
    assertThat(chain.head().header().time()).isEqualTo(NOW + 3600);
    rpc("evm_setNextBlockTimestamp", NOW + 10_000);
    deploy();
    assertThat(chain.head().header().time()).isEqualTo(NOW + 10_000);
    rpc("anvil_setBalance", BOB.getAddress(), "0x10");
    assertThat(balance(BOB)).isEqualTo(16);
  }

  @Test
  void refusesWithGethsWords() throws IOException {
    assertThat(send(BOB, 0, null, "").getError().getMessage())
        .isEqualTo("insufficient funds for gas * price + value");
    assertThat(send(ALICE, 1, null, "").getError().getMessage()).isEqualTo("nonce too high");
    deploy();
    assertThat(send(ALICE, 0, BOB.getAddress(), "").getError().getMessage())
        .isEqualTo("nonce too low");
    assertThat(web3j.ethSendRawTransaction("0x02c0").send().getError().getCode()).isEqualTo(-32000);
  }

  private EthSendTransaction send(Credentials from, long nonce, String to, String data)
      throws IOException {
    RawTransaction transaction =
        RawTransaction.createTransaction(
            31337,
            BigInteger.valueOf(nonce),
            GAS,
            to,
            BigInteger.ZERO,
            data,
            GWEI,
            GWEI.multiply(BigInteger.TEN));
    byte[] signed = TransactionEncoder.signMessage(transaction, 31337, from);
    return web3j.ethSendRawTransaction(Numeric.toHexString(signed)).send();
  }

  private String sendOk(String to, String data) throws IOException {
    long nonce = chain.nonce(Address.ofHex(ALICE.getAddress()));
    EthSendTransaction sent = send(ALICE, nonce, to, data);
    assertThat(sent.hasError()).as(() -> sent.getError().getMessage()).isFalse();
    return sent.getTransactionHash();
  }

  private String deploy() throws IOException {
    TransactionReceipt receipt = receipt(sendOk(null, COUNTER));
    assertThat(receipt.isStatusOK()).isTrue();
    return receipt.getContractAddress();
  }

  private TransactionReceipt receipt(String hash) throws IOException {
    return web3j.ethGetTransactionReceipt(hash).send().getTransactionReceipt().orElseThrow();
  }

  private Transaction callWithData(String to) {
    return Transaction.createEthCallTransaction(ALICE.getAddress(), to, "0x01");
  }

  @SuppressWarnings("unchecked")
  private List<Log> logs(EthFilter filter) throws IOException {
    return (List<Log>) (List<?>) web3j.ethGetLogs(filter).send().getLogs();
  }

  private BigInteger balance(Credentials who) throws IOException {
    return web3j.ethGetBalance(who.getAddress(), latest()).send().getBalance();
  }

  private void rpc(String method, Object... params) throws IOException {
    var answer =
        new Request<>(method, List.of(params), new PracticeService(chain), Response.class).send();
    assertThat(answer.hasError()).isFalse();
  }

  private static DefaultBlockParameterName latest() {
    return DefaultBlockParameterName.LATEST;
  }

  private static DefaultBlockParameterName earliest() {
    return DefaultBlockParameterName.EARLIEST;
  }

  private static String word(long value) {
    return "0x%064x".formatted(value);
  }
}

package dev.hearth.wallet.practice.chain;

import static dev.hearth.wallet.practice.Wallets.ALICE;
import static dev.hearth.wallet.practice.Wallets.BOB;
import static dev.hearth.wallet.practice.Wallets.NOW;
import static dev.hearth.wallet.practice.Wallets.address;
import static dev.hearth.wallet.practice.Wallets.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.practice.Assembly;
import dev.hearth.wallet.practice.Wallets;
import dev.hearth.wallet.practice.evm.Invocation;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Credentials;

class PracticeChainTest {
  private final PracticeChain chain =
      PracticeChain.inMemory(Wallets.genesis(), InstantSource.fixed(Instant.ofEpochSecond(NOW)));

  @Test
  void manyThreadsMaySendAtOnce() throws Exception {
    int senders = 8;
    int each = 10;
    List<Callable<Void>> work = new ArrayList<>();
    for (int i = 1; i <= senders; i++) {
      Credentials sender = Credentials.create("0x" + "%064x".formatted(1000 + i));
      chain.setBalance(address(sender), Wallets.FUNDS);
      work.add(
          () -> {
            for (int nonce = 0; nonce < each; nonce++) {
              byte[] signed = sign(sender, nonce, BOB.getAddress(), 1, "");
              assertThat(chain.submit(signed)).isInstanceOf(Submission.Sealed.class);
            }
            return null;
          });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    }
    assertThat(chain.balance(address(BOB))).isEqualTo(Wei.of(senders * each));
    List<Block> blocks = chain.blocks(0, Long.MAX_VALUE - 1);
    assertThat(blocks).hasSize(1 + senders * each);
    for (int i = 1; i < blocks.size(); i++) {
      assertThat(blocks.get(i).header().parent()).isEqualTo(blocks.get(i - 1).hash());
    }
  }

  @Test
  void callsLeaveNoTraceAndSeeTheTimeThatIs() throws IOException {
    String contract = deploy("TIMESTAMP DUP1 PUSH0 SSTORE PUSH0 MSTORE PUSH1 0x20 PUSH0 RETURN");
    chain.increaseTime(500);
    Trial trial = chain.call(call(contract, 1_000_000));
    assertThat(trial).isInstanceOf(Trial.Ran.class);
    byte[] output = ((Trial.Ran) trial).execution().outcome().output();
    assertThat(new BigInteger(1, output)).isEqualTo(NOW + 500);
    assertThat(chain.storage(Address.ofHex(contract), BigInteger.ZERO)).isZero();
    assertThat(chain.head().number()).isEqualTo(1);
  }

  /** The callee needs 50,000 of which the caller must keep a 64th back, so used is not enough. */
  @Test
  void estimatesWithThe64thThatCallersKeep() throws IOException {
    String worker = deploy("PUSH2 0xc350 GAS LT PUSH1 end JUMPI STOP end: INVALID");
    String caller =
        deploy(
            "PUSH0 PUSH0 PUSH0 PUSH0 PUSH0 PUSH20 0x%s GAS CALL PUSH1 end JUMPI INVALID end: STOP"
                .formatted(worker.substring(2)));
    Estimate estimate = chain.estimateGas(call(caller, 10_000_000));
    assertThat(estimate).isInstanceOf(Estimate.Enough.class);
    long gas = ((Estimate.Enough) estimate).gas();
    assertThat(succeeds(call(caller, gas))).isTrue();
    assertThat(succeeds(call(caller, gas - 1))).isFalse();
  }

  @Test
  void blockHashesReachBack256Blocks() throws IOException {
    String contract = deploy("PUSH0 CALLDATALOAD BLOCKHASH PUSH0 MSTORE PUSH1 0x20 PUSH0 RETURN");
    for (int i = 0; i < 260; i++) {
      chain.mine();
    }
    long next = chain.head().number() + 1;
    assertThat(hashOf(contract, next)).isZero();
    assertThat(hashOf(contract, next - 257)).isZero();
    for (long distance : new long[] {1, 2, 256}) {
      assertThat(hashOf(contract, next - distance))
          .isEqualTo(new BigInteger(chain.block(next - distance).orElseThrow().hash().hex(), 16));
    }
  }

  @Test
  void theBaseFeeFallsWhileBlocksAreEmpty() throws IOException {
    BigInteger before = chain.nextBaseFee();
    chain.mine();
    // EIP-1559: an eighth of itself an empty block.
    assertThat(chain.nextBaseFee())
        .isEqualTo(before.subtract(before.divide(BigInteger.valueOf(8))));
  }

  @Test
  void timeOnlyMovesForward() throws IOException {
    assertThatThrownBy(() -> chain.increaseTime(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> chain.setNextBlockTime(NOW - 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(chain.increaseTime(30)).isEqualTo(30);
    assertThat(chain.increaseTime(12)).isEqualTo(42);
    chain.mine();
    assertThat(chain.head().header().time()).isEqualTo(NOW + 42);
  }

  private String deploy(String program) throws IOException {
    assertThat(chain.submit(sign(chain, null, 0, Assembly.contract(program))))
        .isInstanceOf(Submission.Sealed.class);
    return chain.head().receipt().flatMap(Receipt::created).orElseThrow().toString();
  }

  private BigInteger hashOf(String contract, long number) {
    Invocation call = call(contract, 100_000, "%064x".formatted(number));
    Trial.Ran ran = (Trial.Ran) chain.call(call);
    return new BigInteger(1, ran.execution().outcome().output());
  }

  private boolean succeeds(Invocation call) {
    return ((Trial.Ran) chain.call(call)).execution().outcome().succeeded();
  }

  private static Invocation call(String to, long gas) {
    return call(to, gas, "");
  }

  private static Invocation call(String to, long gas, String data) {
    return new Invocation(
        address(ALICE),
        Optional.of(Address.ofHex(to)),
        BigInteger.ZERO,
        HexFormat.of().parseHex(data),
        gas,
        BigInteger.ZERO,
        List.of());
  }
}

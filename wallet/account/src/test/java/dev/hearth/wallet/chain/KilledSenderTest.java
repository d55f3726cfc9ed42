package dev.hearth.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.TransactionOutcome.Behind;
import dev.hearth.wallet.chain.TransactionOutcome.InsufficientFunds;
import dev.hearth.wallet.chain.TransactionOutcome.Mined;
import dev.hearth.wallet.chain.TransactionOutcome.Preceded;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.PracticeService;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;

/** A process ends in the middle of a payment, and another one comes after it. */
@Timeout(20)
class KilledSenderTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final BigInteger RICH = BigInteger.TEN.pow(18);
  private static final String SEND = "eth_sendRawTransaction";
  private static final BiFunction<Request<?, ?>, Integer, Object> HONEST = (request, time) -> null;
  private static final Patience PATIENT = patience(Duration.ofSeconds(15));
  private static final Patience HURRIED = patience(Duration.ofMillis(300));

  private final WalletKey from = WalletKey.generate(RANDOM);
  private final Address to = WalletKey.generate(RANDOM).address();
  private final Address other = WalletKey.generate(RANDOM).address();
  private final Outbox disk = Outbox.inMemory();
  private final List<String> pool = new ArrayList<>();
  private PracticeChain practice;
  private PracticeService honest;

  /** Nothing of a killed process is done any more. */
  private static final class Killed extends Error {}

  private enum Moment {
    STORED,
    SENT_AND_FORGOTTEN,
    SENT_AND_MINED_LATER,
    MINED
  }

  @BeforeEach
  void start() {
    InstantSource clock = InstantSource.system();
    Wei plenty = new Wei(RICH);
    practice =
        PracticeChain.inMemory(Genesis.practice(clock, Map.of(from.address(), plenty)), clock);
    honest = new PracticeService(practice);
  }

  @AfterEach
  void close() throws IOException {
    practice.close();
  }

  private static Patience patience(Duration limit) {
    return new Patience(Duration.ofMillis(1), Duration.ofMillis(20), limit);
  }

  private Chain process(BiFunction<Request<?, ?>, Integer, Object> fault) throws IOException {
    return process(fault, PATIENT);
  }

  private Chain process(BiFunction<Request<?, ?>, Integer, Object> fault, Patience patience)
      throws IOException {
    return Chain.over(new Faulty(honest, fault), patience, () -> 1, disk);
  }

  private static boolean is(Request<?, ?> request, String method) {
    return request.getMethod().equals(method);
  }

  private Object swallow(Request<?, ?> request) {
    pool.add((String) request.getParams().getFirst());
    return "0x" + Hash.ZERO.hex();
  }

  private void mine(String raw) throws IOException {
    try (Rpc rpc = new Rpc(new PracticeService(practice))) {
      rpc.text(SEND, raw);
    }
  }

  private Object killedAt(Moment moment, Request<?, ?> request) {
    if (is(request, SEND)) {
      switch (moment) {
        case STORED -> throw new Killed();
        case SENT_AND_FORGOTTEN, SENT_AND_MINED_LATER -> {
          return swallow(request);
        }
        case MINED -> {
          return null;
        }
      }
    }
    if (is(request, "eth_getTransactionReceipt")) {
      throw new Killed();
    }
    return null;
  }

  private void killedPayment(Moment moment) throws IOException {
    try (Chain first = process((request, time) -> killedAt(moment, request))) {
      assertThatThrownBy(() -> first.transfer(from, to, Wei.of(7))).isInstanceOf(Killed.class);
    }
    if (moment == Moment.SENT_AND_MINED_LATER) {
      mine(pool.getFirst());
    }
    assertThat(disk.all()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void thePaymentIsMadeOnce(Moment moment) throws IOException {
    killedPayment(moment);
    try (Chain second = process(HONEST)) {
      second.recover(from);
      assertThat(second.balance(to)).isEqualTo(Wei.of(7));
      assertThat(disk.all()).isEmpty();
      second.recover(from);
      assertThat(second.transactions(from.address())).isEqualTo(1);
    }
  }

  /** It may be the same one: whoever read the chain before that one ended is to read it again. */
  @ParameterizedTest
  @EnumSource
  void theNextPaymentWaitsForAnotherLook(Moment moment) throws IOException {
    killedPayment(moment);
    try (Chain second = process(HONEST)) {
      Preceded told = (Preceded) second.transfer(from, to, Wei.of(7));
      assertThat(told.sentence()).contains("made earlier", told.transaction().toString());
      assertThat(second.balance(to)).isEqualTo(Wei.of(7));
      assertThat(second.transactions(from.address())).isEqualTo(1);
      assertThat(disk.all()).isEmpty();
      assertThat(second.transfer(from, other, Wei.of(5))).isInstanceOf(Mined.class);
      assertThat(second.balance(to)).isEqualTo(Wei.of(7));
      assertThat(second.balance(other)).isEqualTo(Wei.of(5));
      assertThat(second.transactions(from.address())).isEqualTo(2);
      assertThat(disk.all()).isEmpty();
    }
  }

  /** Somebody else takes the earlier one to its end while this payment is asked for. */
  @Test
  void whoCameMeanwhileIsToldToo() throws Exception {
    killedPayment(Moment.SENT_AND_FORGOTTEN);
    CountDownLatch follows = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    BiFunction<Request<?, ?>, Integer, Object> slow =
        (request, time) -> {
          if (is(request, "eth_getTransactionReceipt")) {
            follows.countDown();
            await(goOn);
          }
          return null;
        };
    try (Chain second = process(slow)) {
      FutureTask<Void> recovery =
          new FutureTask<>(
              () -> {
                second.recover(from);
                return null;
              });
      FutureTask<TransactionOutcome> payment =
          new FutureTask<>(() -> second.transfer(from, to, Wei.of(7)));
      Thread.ofPlatform().start(recovery);
      await(follows);
      Thread payer = Thread.ofPlatform().start(payment);
      while (payer.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      goOn.countDown();
      assertThat(payment.get()).isInstanceOf(Preceded.class);
      recovery.get();
      assertThat(second.balance(to)).isEqualTo(Wei.of(7));
      assertThat(second.transactions(from.address())).isEqualTo(1);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The price of before is no longer enough: what costs as little as then is held back. */
  @Test
  void whatIsStuckGoesOutForMore() throws IOException {
    killedPayment(Moment.SENT_AND_FORGOTTEN);
    String cheap = pool.getFirst();
    List<String> refused = new ArrayList<>();
    BiFunction<Request<?, ?>, Integer, Object> dear =
        (request, time) -> {
          if (is(request, SEND) && request.getParams().getFirst().equals(cheap)) {
            refused.add(cheap);
            return new Response.Error(-32000, "transaction underpriced");
          }
          return null;
        };
    try (Chain second = process(dear)) {
      second.recover(from);
      assertThat(refused).hasSize(2); // by the reminder, and by who follows it
      assertThat(second.balance(to)).isEqualTo(Wei.of(7));
      assertThat(disk.all()).isEmpty();
    }
  }

  /** Killed again between storing a dearer version and its receipt: either may be mined. */
  @Test
  void everyVersionIsRemembered() throws IOException {
    killedPayment(Moment.SENT_AND_FORGOTTEN);
    BiFunction<Request<?, ?>, Integer, Object> dies =
        (request, time) -> {
          if (is(request, SEND)) {
            swallow(request);
            if (pool.stream().distinct().count() == 2) {
              throw new Killed();
            }
            return "0x" + Hash.ZERO.hex();
          }
          return null;
        };
    try (Chain second = process(dies)) {
      assertThatThrownBy(() -> second.recover(from)).isInstanceOf(Killed.class);
    }
    assertThat(disk.all().getFirst().versions())
        .map(Bytes::toString)
        .containsExactly(pool.getFirst(), pool.getLast());
    mine(pool.getFirst());
    try (Chain third = process(HONEST)) {
      third.recover(from);
      assertThat(disk.all()).isEmpty();
      assertThat(third.balance(to)).isEqualTo(Wei.of(7));
      assertThat(third.transactions(from.address())).isEqualTo(1);
    }
  }

  @Test
  void nothingIsSentBehindWhatStaysStuck() throws IOException {
    killedPayment(Moment.SENT_AND_FORGOTTEN);
    try (Chain second = process(this::held, HURRIED)) {
      Behind told = (Behind) second.transfer(from, other, Wei.of(5));
      assertThat(told.sentence()).contains("still waiting", told.transaction().toString());
      assertThat(disk.all()).hasSize(1);
    }
    mine(pool.getLast());
    try (Chain third = process(HONEST)) {
      assertThat(third.transfer(from, other, Wei.of(5))).isInstanceOf(Preceded.class);
      assertThat(third.transfer(from, other, Wei.of(5))).isInstanceOf(Mined.class);
      assertThat(third.balance(to)).isEqualTo(Wei.of(7));
    }
  }

  /** The pool has it and no block takes it. */
  private Object held(Request<?, ?> request, int time) {
    if (is(request, SEND)) {
      return swallow(request);
    }
    boolean queued =
        is(request, "eth_getTransactionCount") && request.getParams().getLast().equals("pending");
    return queued ? "0x1" : null;
  }

  /** Money is what whoever can spend from elsewhere may bring. */
  @Test
  void whatIsStuckForLackOfMoneySaysSo() throws IOException {
    killedPayment(Moment.SENT_AND_FORGOTTEN);
    BiFunction<Request<?, ?>, Integer, Object> dear =
        (request, time) ->
            is(request, "eth_maxPriorityFeePerGas")
                ? "0x" + RICH.toString(16)
                : held(request, time);
    try (Chain second = process(dear, HURRIED)) {
      InsufficientFunds told = (InsufficientFunds) second.transfer(from, other, Wei.of(5));
      assertThat(told.account()).isEqualTo(from.address());
      assertThat(told.missing().amount()).isGreaterThan(RICH);
      assertThat(pool).containsOnly(pool.getFirst());
    }
  }

  /** Of a token the escrow is allowed to take it first, and the rest does not follow by itself. */
  @Test
  void whatIsNotAllowedInTimeIsNotOnItsWay() throws IOException {
    BiFunction<Request<?, ?>, Integer, Object> nothingAllowed =
        (request, time) -> is(request, "eth_call") ? "0x" + Hash.ZERO.hex() : held(request, time);
    try (Chain chain = process(nothingAllowed, HURRIED)) {
      Escrow escrow = Escrow.at(chain, other);
      Instant deadline = chain.time().plusSeconds(3600);
      assertThat(escrow.fund(from, Hash.ZERO, to, deadline, to, Wei.of(5)))
          .isInstanceOf(Behind.class);
      assertThat(disk.all()).hasSize(1);
    }
  }

  /** Its place is taken: that it is not final on a chain that stands still holds nobody up. */
  @Test
  void whatIsMinedIsWaitedForByNobody() throws IOException {
    killedPayment(Moment.MINED);
    AtomicInteger depth = new AtomicInteger(3);
    try (Chain second =
        Chain.over(new Faulty(honest, HONEST), patience(Duration.ofHours(1)), depth::get, disk)) {
      assertThat(second.transfer(from, other, Wei.of(5))).isInstanceOf(Preceded.class);
      assertThat(disk.all()).hasSize(1);
      depth.set(1);
      assertThat(second.transfer(from, other, Wei.of(5))).isInstanceOf(Mined.class);
      assertThat(second.balance(other)).isEqualTo(Wei.of(5));
    }
  }

  /** What the pool will not have does not stand in anybody's way. */
  @Test
  void whatIsRefusedForGoodGivesItsPlaceAway() throws IOException {
    killedPayment(Moment.STORED);
    String old = disk.all().getFirst().versions().getFirst().toString();
    BiFunction<Request<?, ?>, Integer, Object> choosy =
        (request, time) ->
            is(request, SEND) && content(request).call().to().equals(content(old).call().to())
                ? new Response.Error(-32000, "sender is banned")
                : null;
    try (Chain second = process(choosy, HURRIED)) {
      assertThat(second.transfer(from, other, Wei.of(5))).isInstanceOf(Mined.class);
      assertThat(second.balance(to)).isEqualTo(Wei.ZERO);
      second.recover(from);
      assertThat(disk.all()).isEmpty();
    }
  }

  private static UnsignedTransaction content(Request<?, ?> request) {
    return content((String) request.getParams().getFirst());
  }

  private static UnsignedTransaction content(String raw) {
    return new SignedTransaction(Bytes.ofHex(raw)).content();
  }

  @Test
  void whosePlaceWasTakenMeanwhileIsForgotten() throws IOException {
    killedPayment(Moment.SENT_AND_FORGOTTEN);
    try (Chain elsewhere = Chain.over(honest, PATIENT)) {
      assertThat(elsewhere.transfer(from, other, Wei.of(1))).isInstanceOf(Mined.class);
    }
    try (Chain second = process(HONEST)) {
      second.recover(from);
      assertThat(disk.all()).isEmpty();
      assertThat(second.balance(to)).isEqualTo(Wei.ZERO);
      assertThat(second.transactions(from.address())).isEqualTo(1);
    }
  }

  @Test
  void whatTheChainRefusedIsNotRemembered() throws IOException {
    BiFunction<Request<?, ?>, Integer, Object> refusing =
        (request, time) ->
            is(request, SEND) ? new Response.Error(-32000, "insufficient funds for gas") : null;
    try (Chain first = process(refusing)) {
      assertThatThrownBy(() -> first.transfer(from, to, Wei.of(7)))
          .hasMessageContaining("insufficient");
      assertThat(disk.all()).isEmpty();
    }
  }

  /** It needs no key to be sent again as it was; to be raised it waits for its own. */
  @Test
  void anotherKeysIsSentAgain() throws IOException {
    killedPayment(Moment.SENT_AND_FORGOTTEN);
    WalletKey another = WalletKey.generate(RANDOM);
    try (Chain second = process(HONEST)) {
      second.recover(another);
      assertThat(second.balance(to)).isEqualTo(Wei.of(7));
      second.recover(from);
      assertThat(disk.all()).isEmpty();
    }
  }

  @Test
  void anotherChainsStays() throws IOException {
    SentTransaction foreign = new SentTransaction(99, from.address(), List.of(Bytes.ofHex("02")));
    disk.keep(foreign);
    try (Chain second = process(HONEST)) {
      second.recover(from);
      assertThat(second.transfer(from, to, Wei.of(7))).isInstanceOf(Mined.class);
    }
    assertThat(disk.all()).containsExactly(foreign);
  }

  @Test
  void whatCannotBeKeptIsNotSent() throws IOException {
    Outbox full =
        new Outbox() {
          @Override
          public void keep(SentTransaction transaction) throws IOException {
            throw new IOException("disk full");
          }

          @Override
          public void remove(Hash id) {}

          @Override
          public List<SentTransaction> all() {
            return List.of();
          }
        };
    try (Chain chain = Chain.over(honest, PATIENT, () -> 1, full)) {
      assertThatThrownBy(() -> chain.transfer(from, to, Wei.of(7))).hasMessage("disk full");
      assertThat(chain.transactions(from.address())).isZero();
    }
  }
}

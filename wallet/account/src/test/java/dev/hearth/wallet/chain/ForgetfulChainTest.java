package dev.hearth.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.TransactionOutcome.Displaced;
import dev.hearth.wallet.chain.TransactionOutcome.Mined;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.PracticeService;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.web3j.protocol.core.Request;

/**
 * A chain whose pool forgets, whose blocks are taken back and whose prices rise: the practice chain
 * behind somebody who keeps transactions and answers to himself.
 */
@Timeout(20)
class ForgetfulChainTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Patience IMPATIENT =
      new Patience(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofSeconds(15));

  private final WalletKey from = WalletKey.generate(RANDOM);
  private final Address to = WalletKey.generate(RANDOM).address();
  private PracticeChain practice;
  private PracticeService honest;

  @BeforeEach
  void start() {
    InstantSource clock = InstantSource.system();
    Map<Address, Wei> rich = Map.of(from.address(), Wei.parse("1" + "0".repeat(18)));
    practice = PracticeChain.inMemory(Genesis.practice(clock, rich), clock);
    honest = new PracticeService(practice);
  }

  @AfterEach
  void close() throws IOException {
    practice.close();
  }

  /** What the caller gets instead of the chain's answer; null to ask the chain. */
  private Chain behind(BiFunction<Request<?, ?>, Integer, Object> fault, int confirmations)
      throws IOException {
    return Chain.over(new Faulty(honest, fault), IMPATIENT, () -> confirmations);
  }

  /**
   * Two transactions for one place are swallowed, each dearer than the one before; the third is
   * not.
   */
  @Test
  void whatIsStuckIsSentAgainForMoreAndPaidOnce() throws IOException {
    List<String> swallowed = new ArrayList<>();
    BiFunction<Request<?, ?>, Integer, Object> pool =
        (request, time) -> {
          if (request.getMethod().equals("eth_sendRawTransaction") && time <= 2) {
            swallowed.add((String) request.getParams().getFirst());
            return "0x" + Hash.ZERO.hex();
          }
          return null;
        };
    try (Chain chain = behind(pool, 1)) {
      Mined mined = (Mined) chain.transfer(from, to, Wei.of(7));
      assertThat(swallowed).hasSize(2).doesNotHaveDuplicates();
      assertThat(chain.balance(to)).isEqualTo(Wei.of(7));
      assertThat(mined.gasUsed()).isEqualTo(21_000);
      assertThat(practice.block(2)).isEmpty();
    }
  }

  /** A chain that takes nothing for long, whatever is offered: it is not for the price. */
  @Test
  void theOfferStaysNearWhatIsAsked() throws IOException {
    List<String> sent = new ArrayList<>();
    BiFunction<Request<?, ?>, Integer, Object> halted =
        (request, time) -> {
          if (request.getMethod().equals("eth_sendRawTransaction")) {
            sent.add((String) request.getParams().getFirst());
            return time < 12 ? "0x" + Hash.ZERO.hex() : null;
          }
          return null;
        };
    try (Chain chain = behind(halted, 1)) {
      BigInteger asked = chain.gasPrice().amount();
      assertThat(chain.transfer(from, to, Wei.of(7))).isInstanceOf(Mined.class);
      Fees last = new SignedTransaction(Bytes.ofHex(sent.getLast())).content().fees();
      assertThat(last.most()).isBetween(asked.shiftLeft(1), asked.multiply(BigInteger.valueOf(3)));
      assertThat(sent).hasSize(12);
    }
  }

  /** A receipt that was there and is gone: the transaction is sent again, as it was. */
  @Test
  void whatAReorganisationDropsIsSentAgain() throws IOException {
    List<String> sent = new ArrayList<>();
    BiFunction<Request<?, ?>, Integer, Object> reorganising =
        (request, time) -> {
          switch (request.getMethod()) {
            case "eth_sendRawTransaction" -> sent.add((String) request.getParams().getFirst());
            case "eth_getTransactionReceipt" -> {
              return time == 2 ? Faulty.GONE : null;
            }
            case "eth_getTransactionCount" -> {
              return sent.size() == 1 ? "0x0" : null;
            }
            case "eth_blockNumber" -> {
              return sent.size() < 2 ? "0x1" : "0x3";
            }
            default -> {}
          }
          return null;
        };
    try (Chain chain = behind(reorganising, 3)) {
      assertThat(chain.transfer(from, to, Wei.of(7))).isInstanceOf(Mined.class);
      assertThat(sent).hasSize(2);
      assertThat(sent.getFirst()).isEqualTo(sent.getLast());
      assertThat(chain.balance(to)).isEqualTo(Wei.of(7));
    }
  }

  /** The pool keeps ours and mines another of the same account, from another wallet. */
  @Test
  void whoComesSecondWithTheSameNonceIsTold() throws IOException {
    Address elsewhere = WalletKey.generate(RANDOM).address();
    try (Chain other = Chain.over(honest, Patience.PRACTICE)) {
      BiFunction<Request<?, ?>, Integer, Object> pool =
          (request, time) -> {
            if (request.getMethod().equals("eth_sendRawTransaction")) {
              other(other, elsewhere);
              return "0x" + Hash.ZERO.hex();
            }
            return null;
          };
      try (Chain chain = behind(pool, 1)) {
        assertThat(chain.transfer(from, to, Wei.of(7)))
            .isInstanceOfSatisfying(
                Displaced.class, told -> assertThat(told.sentence()).contains("try again"));
        assertThat(chain.balance(to)).isEqualTo(Wei.ZERO);
      }
    }
  }

  private void other(Chain other, Address elsewhere) {
    try {
      assertThat(other.transfer(from, elsewhere, Wei.of(1))).isInstanceOf(Mined.class);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** It is in a block at once and becomes final with the third above it. */
  @Test
  void waitsAsDeepAsTheOwnerWants() throws IOException {
    List<Integer> looks = new ArrayList<>();
    BiFunction<Request<?, ?>, Integer, Object> growing =
        (request, time) -> {
          if (request.getMethod().equals("eth_blockNumber")) {
            looks.add(time);
            return "0x" + Integer.toHexString(time);
          }
          return null;
        };
    try (Chain chain = behind(growing, 4)) {
      assertThat(((Mined) chain.transfer(from, to, Wei.of(7))).block()).isEqualTo(1);
      assertThat(looks).containsExactly(1, 2, 3, 4);
    }
  }
}

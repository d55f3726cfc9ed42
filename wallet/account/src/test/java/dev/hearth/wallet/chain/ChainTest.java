package dev.hearth.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.ChainFixture;
import dev.hearth.wallet.chain.TransactionOutcome.InsufficientFunds;
import dev.hearth.wallet.chain.TransactionOutcome.Mined;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a chain client does on any chain. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ChainTest {
  private ChainFixture fixture;
  private Chain chain;

  abstract ChainFixture open() throws IOException;

  @BeforeAll
  void start() throws IOException {
    fixture = open();
    chain = fixture.chain();
  }

  @AfterAll
  void close() throws IOException {
    fixture.close();
  }

  @Test
  void aTransferMovesTheAmountAndCostsItsFee() throws IOException {
    WalletKey from = fixture.richKey();
    Address to = account();
    Mined mined = (Mined) chain.transfer(from, to, Wei.of(12_345));
    assertThat(mined.gasUsed()).isEqualTo(21_000);
    assertThat(mined.contract()).isEmpty();
    assertThat(chain.balance(to)).isEqualTo(Wei.of(12_345));
    assertThat(chain.balance(from.address()))
        .isEqualTo(ChainFixture.PLENTY.minus(Wei.of(12_345)).minus(mined.fee()));
  }

  @Test
  void anEmptyAccountIsToldWhatIsMissing() throws IOException {
    WalletKey poor = WalletKey.generate(new SecureRandom());
    assertThat(chain.transfer(poor, account(), Wei.of(500)))
        .isEqualTo(new InsufficientFunds(poor.address(), Wei.of(500)));
  }

  @Test
  void gasCountsAsMissingToo() throws IOException {
    WalletKey from = WalletKey.generate(new SecureRandom());
    chain.practiceTools().grant(from.address(), Wei.of(500));
    InsufficientFunds refused = (InsufficientFunds) chain.transfer(from, account(), Wei.of(500));
    chain.practiceTools().grant(from.address(), refused.missing());
    assertThat(chain.transfer(from, account(), Wei.of(500))).isInstanceOf(Mined.class);
  }

  @Test
  void threadsShareAKey() throws Exception {
    WalletKey from = fixture.richKey();
    Address to = account();
    List<Future<TransactionOutcome>> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        outcomes.add(threads.submit(() -> chain.transfer(from, to, Wei.of(1))));
      }
    }
    for (Future<TransactionOutcome> outcome : outcomes) {
      assertThat(outcome.get()).isInstanceOf(Mined.class);
    }
    assertThat(chain.balance(to)).isEqualTo(Wei.of(20));
  }

  /** Two connections know nothing of each other's nonces. */
  @Test
  void processesShareAKey() throws Exception {
    WalletKey from = fixture.richKey();
    Address to = account();
    List<Future<TransactionOutcome>> outcomes = new ArrayList<>();
    try (Chain other = fixture.connectAgain();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        Chain either = i % 2 == 0 ? chain : other;
        outcomes.add(threads.submit(() -> either.transfer(from, to, Wei.of(1))));
      }
      for (Future<TransactionOutcome> outcome : outcomes) {
        assertThat(outcome.get()).isInstanceOf(Mined.class);
      }
    }
    assertThat(chain.balance(to)).isEqualTo(Wei.of(20));
  }

  @Test
  void timePassesOnRequest() throws IOException {
    Instant before = chain.time();
    fixture.advance(Duration.ofDays(3));
    assertThat(Duration.between(before, chain.time()))
        .isBetween(Duration.ofDays(3), Duration.ofDays(3).plusMinutes(1));
  }

  @Test
  void grantsAddUp() throws IOException {
    Address account = account();
    chain.practiceTools().grant(account, Wei.of(5));
    chain.practiceTools().grant(account, Wei.of(6));
    assertThat(chain.balance(account)).isEqualTo(Wei.of(11));
  }

  @Test
  void anAccountHasNoCode() throws IOException {
    assertThat(chain.code(account()).size()).isZero();
  }

  private static Address account() {
    return WalletKey.generate(new SecureRandom()).address();
  }
}

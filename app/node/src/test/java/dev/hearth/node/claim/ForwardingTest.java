package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.node.store.Database;
import dev.hearth.node.store.Transfer;
import dev.hearth.node.store.Transfers;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.Outbox;
import dev.hearth.wallet.chain.SentTransaction;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.PracticeServer;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import dev.hearth.wallet.practice.rpc.JsonRpc;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sum is sent once, wherever its sender was stopped. */
class ForwardingTest {
  private static final Wei SUM = Wei.of(1_000_003);
  private static final Hash WHY = Hash.sha256(new byte[] {1});
  private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");

  private final WalletKey account = WalletKey.generate(new SecureRandom());
  private final Address owner = WalletKey.generate(new SecureRandom()).address();
  @TempDir Path folder;
  private PracticeChain practice;
  private Chain chain;
  private Database database;
  private Transfers transfers;

  @BeforeEach
  void open() throws IOException {
    InstantSource clock = InstantSource.system();
    Wei ether = Wei.parse("1000000000000000000");
    practice =
        PracticeChain.inMemory(Genesis.practice(clock, Map.of(account.address(), ether)), clock);
    chain = Chain.practice(practice);
    database = Database.open(folder.resolve("hearth.db"), clock);
    transfers = new Transfers(database);
  }

  @AfterEach
  void close() throws IOException {
    database.close();
    chain.close();
    practice.close();
  }

  private boolean sent(Instant now) throws IOException {
    return new Forwarding(chain, transfers, InstantSource.fixed(now))
        .send(WHY, account, owner, SUM);
  }

  private void begun(long sentBefore) {
    transfers.put(new Transfer(WHY, account.address(), owner, SUM, sentBefore, NOW, false));
  }

  @Test
  void aSecondTimeNothingIsSent() throws IOException {
    assertThat(sent(NOW)).isTrue();
    assertThat(sent(NOW)).isTrue();
    assertThat(chain.balance(owner)).isEqualTo(SUM);
  }

  @Test
  void whatMayBeOnItsWayIsNotSentAgainForADay() throws IOException {
    begun(0);
    assertThat(sent(NOW.plus(Duration.ofHours(23)))).isFalse();
    assertThat(chain.balance(owner)).isEqualTo(Wei.ZERO);
    assertThat(sent(NOW.plus(Duration.ofHours(25)))).isTrue();
    assertThat(chain.balance(owner)).isEqualTo(SUM);
  }

  @Test
  void whatWasSentBeforeTheProcessEndedIsNotSentAgain() throws IOException {
    chain.transfer(account, owner, SUM);
    begun(0);
    assertThat(sent(NOW)).isTrue();
    assertThat(chain.balance(owner)).isEqualTo(SUM);
    assertThat(transfers.find(WHY).orElseThrow().done()).isTrue();
  }

  /** What cannot be kept is not sent, and another transaction of the account says nothing of it. */
  @Test
  void whatWasNeverSignedIsNotTakenForSent() throws IOException {
    try (PracticeServer server = new PracticeServer(new JsonRpc(practice), 0);
        Chain unable = Chain.connect(server.endpoint(), () -> 1, new FullDisk())) {
      Forwarding trying = new Forwarding(unable, transfers, InstantSource.fixed(NOW));
      assertThatThrownBy(() -> trying.send(WHY, account, owner, SUM))
          .isInstanceOf(IOException.class);
    }
    chain.transfer(account, account.address(), SUM);
    assertThat(sent(NOW)).isTrue();
    assertThat(chain.balance(owner)).isEqualTo(SUM);
  }

  /** An earlier try that is taken up again instead is still the one that is known of. */
  @Test
  void whatIsTakenUpAgainIsNotForgotten() throws IOException {
    try (PracticeServer server = new PracticeServer(new JsonRpc(practice), 0);
        Chain again = Chain.connect(server.endpoint(), () -> 1, FundsTest.forgettingOnce())) {
      again.transfer(account, owner, SUM);
      begun(1);
      InstantSource late = InstantSource.fixed(NOW.plus(Duration.ofHours(25)));
      Forwarding trying = new Forwarding(again, transfers, late);
      assertThat(trying.send(WHY, account, owner, SUM)).isFalse();
      assertThat(trying.isBegun(WHY)).isTrue();
      assertThat(chain.balance(owner)).isEqualTo(SUM);
    }
  }

  @Test
  void whatIsIntendedStaysSoUntilThereIsMoneyForIt() throws IOException {
    Forwarding now = new Forwarding(chain, transfers, InstantSource.fixed(NOW));
    Wei all = chain.balance(account.address());
    now.intend(WHY, account, owner, all);
    now.intend(WHY, account, account.address(), SUM);
    assertThat(now.send(WHY, account)).isFalse();
    chain.practiceTools().grant(account.address(), all);
    assertThat(now.isIntended(WHY)).isTrue();
    assertThat(now.send(WHY, account)).isTrue();
    assertThat(now.isIntended(WHY)).isFalse();
    assertThat(chain.balance(owner)).isEqualTo(all);
  }

  private static final class FullDisk implements Outbox {
    @Override
    public void keep(SentTransaction transaction) throws IOException {
      throw new IOException("no space left");
    }

    @Override
    public void remove(Hash id) {}

    @Override
    public List<SentTransaction> all() {
      return List.of();
    }
  }

  @Test
  void whatThereIsNoMoneyForIsTriedAgainAtOnce() throws IOException {
    Wei all = chain.balance(account.address());
    Forwarding now = new Forwarding(chain, transfers, InstantSource.fixed(NOW));
    assertThat(now.send(WHY, account, owner, all)).isFalse();
    assertThat(transfers.find(WHY)).isEmpty();
  }
}

package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hearth.node.PracticeToken;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.Outbox;
import dev.hearth.wallet.chain.SentTransaction;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.chain.TransactionOutcome.Behind;
import dev.hearth.wallet.chain.TransactionOutcome.Displaced;
import dev.hearth.wallet.chain.TransactionOutcome.InsufficientFunds;
import dev.hearth.wallet.chain.TransactionOutcome.Mined;
import dev.hearth.wallet.chain.TransactionOutcome.Preceded;
import dev.hearth.wallet.chain.TransactionOutcome.Unconfirmed;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.PracticeServer;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import dev.hearth.wallet.practice.rpc.JsonRpc;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FundsTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A process that ended before it saw its transfer mined. */
  static Outbox forgettingOnce() {
    Outbox kept = Outbox.inMemory();
    return new Outbox() {
      private boolean killed;

      @Override
      public void keep(SentTransaction transaction) throws IOException {
        kept.keep(transaction);
      }

      @Override
      public void remove(Hash id) {
        if (killed) {
          kept.remove(id);
        }
        killed = true;
      }

      @Override
      public List<SentTransaction> all() throws IOException {
        return kept.all();
      }
    };
  }

  private static final Wei RICH = Wei.parse("1" + "0".repeat(18));

  private final WalletKey gas = WalletKey.generate(RANDOM);
  private final WalletKey wallet = WalletKey.generate(RANDOM);
  private final Address node = WalletKey.generate(RANDOM).address();
  private final InstantSource clock = InstantSource.system();
  @TempDir Path root;
  private DataFolder folder;
  private NodeStore store;
  private PracticeChain practice;

  @BeforeEach
  void open() throws IOException {
    folder = DataFolder.open(root);
    store = NodeStore.open(folder, clock);
    Genesis genesis = Genesis.practice(clock, Map.of(gas.address(), RICH, wallet.address(), RICH));
    practice = PracticeChain.inMemory(genesis, clock);
  }

  @AfterEach
  void close() throws IOException {
    practice.close();
    store.close();
    folder.close();
  }

  private Funds funds(Chain chain) {
    return new Funds(chain, new ClaimPurse(gas, () -> Optional.of(wallet)), store.denominations());
  }

  /** The wallet does not pay for what the purse's earlier transfer may have been. */
  @Test
  void isBroughtByOneOnly() throws IOException {
    try (PracticeServer server = new PracticeServer(new JsonRpc(practice), 0);
        Chain chain = Chain.connect(server.endpoint(), () -> 1, forgettingOnce())) {
      Funds funds = funds(chain);
      assertThat(funds.bring(node, Wei.of(5))).isEmpty();
      assertThat(funds.bring(node, Wei.of(5)).orElseThrow()).contains("made earlier");
      assertThat(chain.balance(node)).isEqualTo(Wei.of(5));
      assertThat(chain.balance(wallet.address())).isEqualTo(RICH);
      assertThat(funds.raise(node, Wei.of(10))).isEmpty();
      assertThat(chain.balance(node)).isEqualTo(Wei.of(10));
      assertThat(funds.bring(node, RICH).orElseThrow()).contains("short");
    }
  }

  private static Stream<Arguments> outcomes() {
    Hash other = Hash.ZERO;
    Address payer = Address.ZERO;
    return Stream.of(
        arguments(new Mined(other, Optional.empty(), 1, 21_000, Wei.ZERO), 0, 0),
        arguments(new Unconfirmed(other), 0, 0),
        arguments(new Preceded(other), 0, 0),
        arguments(new Behind(other), 0, 10),
        arguments(new Behind(other), 4, 6),
        arguments(new Behind(other), 10, 0),
        arguments(new Behind(other), 11, 0),
        arguments(new Displaced(other), 0, 10),
        arguments(new InsufficientFunds(payer, Wei.of(1)), 10, 10));
  }

  /** What is on its way is not paid twice, and what is stuck for other reasons not waited for. */
  @ParameterizedTest
  @MethodSource("outcomes")
  void anotherPayerBringsWhatDoesNotCome(TransactionOutcome outcome, long underway, long open)
      throws IOException {
    assertThat(Funds.open(outcome, Wei.of(10), () -> Wei.of(underway))).isEqualTo(Wei.of(open));
  }

  @Test
  void whatIsMissingOfATokenIsSaidInItsUnit() throws IOException {
    try (Chain chain = Chain.practice(practice)) {
      PracticeToken token = PracticeToken.deploy(chain, wallet, "PlainToken");
      assertThat(funds(chain).raise(node, token.address(), Wei.of(1_500_000)).orElseThrow())
          .startsWith("The account " + node + " is 1.5 PLN (0x")
          .endsWith("…) short. Send it that much first.");
    }
  }
}

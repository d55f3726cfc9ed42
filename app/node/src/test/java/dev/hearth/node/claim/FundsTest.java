package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.PracticeToken;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.NodeStore;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
      assertThat(funds.raise(node, Wei.of(5))).isEmpty();
      assertThat(funds.raise(node, Wei.of(10)).orElseThrow()).contains("made earlier");
      assertThat(chain.balance(node)).isEqualTo(Wei.of(5));
      assertThat(chain.balance(wallet.address())).isEqualTo(RICH);
      assertThat(funds.raise(node, Wei.of(10))).isEmpty();
      assertThat(chain.balance(node)).isEqualTo(Wei.of(10));
      assertThat(funds.raise(node, RICH.times(2)).orElseThrow()).contains("short");
    }
  }

  /** Several threads see to claims, and each may find an account empty. */
  @Test
  void isBroughtOnceForAllWhoWantItAtATime() throws Exception {
    AtomicReference<Funds> funds = new AtomicReference<>();
    FutureTask<Optional<String>> raising =
        new FutureTask<>(() -> funds.get().raise(node, Wei.of(5)));
    Thread other = new Thread(raising);
    Predicate<String> meanwhile =
        request -> {
          if (request.contains("eth_estimateGas") && other.getState() == Thread.State.NEW) {
            other.start();
            untilItWaitsOrEnds(other);
          }
          return false;
        };
    try (LaggingNode far = new LaggingNode(new JsonRpc(practice), meanwhile, "")) {
      funds.set(funds(far.chain));
      assertThat(funds.get().raise(node, Wei.of(5))).isEmpty();
      assertThat(raising.get()).isEmpty();
      assertThat(far.chain.balance(node)).isEqualTo(Wei.of(5));
    }
  }

  /** For a lock that another has, not for an answer. */
  private static void untilItWaitsOrEnds(Thread thread) {
    while (thread.isAlive()
        && !(LockSupport.getBlocker(thread) instanceof AbstractOwnableSynchronizer)) {
      Thread.onSpinWait();
    }
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

package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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

  /** The wallet does not pay for what the purse's earlier transfer may have been. */
  @Test
  void isBroughtByOneOnly() throws IOException {
    WalletKey gas = WalletKey.generate(RANDOM);
    WalletKey wallet = WalletKey.generate(RANDOM);
    Address node = WalletKey.generate(RANDOM).address();
    Wei rich = Wei.parse("1" + "0".repeat(18));
    InstantSource clock = InstantSource.system();
    Genesis genesis = Genesis.practice(clock, Map.of(gas.address(), rich, wallet.address(), rich));
    try (PracticeChain practice = PracticeChain.inMemory(genesis, clock);
        PracticeServer server = new PracticeServer(new JsonRpc(practice), 0);
        Chain chain = Chain.connect(server.endpoint(), () -> 1, forgettingOnce())) {
      Funds funds = new Funds(chain, new ClaimPurse(gas, () -> Optional.of(wallet)));
      assertThat(funds.bring(node, Wei.of(5))).isEmpty();
      assertThat(funds.bring(node, Wei.of(5)).orElseThrow()).contains("made earlier");
      assertThat(chain.balance(node)).isEqualTo(Wei.of(5));
      assertThat(chain.balance(wallet.address())).isEqualTo(rich);
      assertThat(funds.raise(node, Wei.of(10))).isEmpty();
      assertThat(chain.balance(node)).isEqualTo(Wei.of(10));
      assertThat(funds.bring(node, rich).orElseThrow()).contains("short");
    }
  }
}

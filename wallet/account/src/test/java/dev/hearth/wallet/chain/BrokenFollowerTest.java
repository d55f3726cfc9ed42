package dev.hearth.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.TransactionOutcome.Mined;
import dev.hearth.wallet.chain.TransactionOutcome.Preceded;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.PracticeService;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BrokenFollowerTest {
  /** Keeps what it should remove at first, and breaks down over it the second time. */
  private static final class Broken implements Outbox {
    private final Outbox kept = Outbox.inMemory();
    private final AtomicInteger removed = new AtomicInteger();
    private final CountDownLatch broke = new CountDownLatch(1);

    @Override
    public void keep(SentTransaction transaction) throws IOException {
      kept.keep(transaction);
    }

    @Override
    public void remove(Hash id) {
      switch (removed.incrementAndGet()) {
        case 1 -> {}
        case 2 -> {
          broke.countDown();
          throw new IllegalStateException("the disk is gone");
        }
        default -> kept.remove(id);
      }
    }

    @Override
    public List<SentTransaction> all() throws IOException {
      return kept.all();
    }
  }

  /** Whoever sends next takes up what a thread that broke down left. */
  @Test
  void aLineIsNotBlockedByIt() throws Exception {
    SecureRandom random = new SecureRandom();
    WalletKey from = WalletKey.generate(random);
    Address to = WalletKey.generate(random).address();
    InstantSource clock = InstantSource.system();
    Genesis genesis =
        Genesis.practice(clock, Map.of(from.address(), Wei.parse("1" + "0".repeat(18))));
    AtomicInteger depth = new AtomicInteger(1);
    Broken outbox = new Broken();
    try (PracticeChain practice = PracticeChain.inMemory(genesis, clock);
        Chain chain =
            Chain.over(new PracticeService(practice), Patience.PRACTICE, depth::get, outbox)) {
      assertThat(chain.transfer(from, to, Wei.of(1))).isInstanceOf(Mined.class);
      depth.set(3);
      assertThat(chain.transfer(from, to, Wei.of(1))).isInstanceOf(Preceded.class);
      depth.set(1);
      outbox.broke.await();
      chain.transfer(from, to, Wei.of(1));
      assertThat(chain.transfer(from, to, Wei.of(1))).isInstanceOf(Mined.class);
      assertThat(outbox.all()).isEmpty();
    }
  }
}

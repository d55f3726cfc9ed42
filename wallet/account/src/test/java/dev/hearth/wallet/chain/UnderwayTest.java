package dev.hearth.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.TransactionOutcome.Behind;
import dev.hearth.wallet.chain.TransactionOutcome.Unconfirmed;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.PracticeService;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.web3j.protocol.core.Request;

@Timeout(20)
class UnderwayTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Patience HURRIED =
      new Patience(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMillis(300));

  private final WalletKey from = WalletKey.generate(RANDOM);
  private final Address to = WalletKey.generate(RANDOM).address();
  private final Address other = WalletKey.generate(RANDOM).address();
  private final List<String> pool = new ArrayList<>();

  /** Whoever would pay the same from elsewhere can see it come. */
  @Test
  void aPaymentIsOnItsWayUntilABlockHasIt() throws IOException {
    InstantSource clock = InstantSource.system();
    Wei plenty = Wei.parse("1" + "0".repeat(18));
    Genesis genesis = Genesis.practice(clock, Map.of(from.address(), plenty));
    try (PracticeChain practice = PracticeChain.inMemory(genesis, clock);
        Chain chain = Chain.over(new Faulty(new PracticeService(practice), this::held), HURRIED)) {
      assertThat(chain.transfer(from, to, Wei.of(7))).isInstanceOf(Unconfirmed.class);
      assertThat(chain.transfer(from, to, Wei.of(7))).isInstanceOf(Behind.class);
      assertThat(chain.underway(from.address(), to)).isEqualTo(Wei.of(7));
      assertThat(chain.underway(from.address(), other)).isEqualTo(Wei.ZERO);
      assertThat(chain.underway(other, to)).isEqualTo(Wei.ZERO);
      try (Rpc rpc = new Rpc(new PracticeService(practice))) {
        rpc.text("eth_sendRawTransaction", pool.getFirst());
      }
      assertThat(chain.underway(from.address(), to)).isEqualTo(Wei.ZERO);
    }
  }

  /** The pool has what was sent and no block takes it. */
  private Object held(Request<?, ?> request, int time) {
    if (request.getMethod().equals("eth_sendRawTransaction")) {
      pool.add((String) request.getParams().getFirst());
      return "0x" + Hash.ZERO.hex();
    }
    boolean queued =
        request.getMethod().equals("eth_getTransactionCount")
            && request.getParams().getLast().equals("pending")
            && !pool.isEmpty();
    return queued ? "0x1" : null;
  }
}

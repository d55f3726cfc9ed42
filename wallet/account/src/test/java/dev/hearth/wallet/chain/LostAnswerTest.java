package dev.hearth.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.TransactionOutcome.Mined;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.PracticeService;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.web3j.protocol.Service;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;

/** The connection breaks after the chain acted and before it answered. */
class LostAnswerTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  @ParameterizedTest
  @ValueSource(strings = {"eth_sendRawTransaction", "eth_getTransactionReceipt"})
  void aPaymentIsMadeOnceAndReported(String method) throws IOException {
    WalletKey from = WalletKey.generate(RANDOM);
    Address to = WalletKey.generate(RANDOM).address();
    InstantSource clock = InstantSource.system();
    Genesis genesis =
        Genesis.practice(clock, Map.of(from.address(), Wei.parse("1" + "0".repeat(18))));
    try (PracticeChain practice = PracticeChain.inMemory(genesis, clock);
        Chain chain =
            Chain.over(new Lossy(new PracticeService(practice), method), Patience.PRACTICE)) {
      assertThat(chain.transfer(from, to, Wei.of(7))).isInstanceOf(Mined.class);
      assertThat(chain.balance(to)).isEqualTo(Wei.of(7));
    }
  }

  /** Passes every request on and loses the first answer to one method. */
  private static final class Lossy extends Service {
    private final PracticeService chain;
    private final Set<String> toLose = ConcurrentHashMap.newKeySet();

    Lossy(PracticeService chain, String method) {
      super(false);
      this.chain = chain;
      toLose.add(method);
    }

    @Override
    @SuppressWarnings("rawtypes") // as web3j declares it
    public <T extends Response> T send(Request request, Class<T> type) throws IOException {
      T answer = chain.send(request, type);
      if (toLose.remove(request.getMethod())) {
        throw new IOException("connection reset");
      }
      return answer;
    }

    @Override
    protected InputStream performIO(String request) {
      throw new AssertionError("send() answers everything");
    }

    @Override
    public void close() {}
  }
}

package dev.hearth.wallet.chain;

import dev.hearth.wallet.AnvilFixture;
import dev.hearth.wallet.ChainFixture;
import dev.hearth.wallet.practice.PracticeService;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.web3j.protocol.Service;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.response.TransactionReceipt;

/**
 * The practice chain with anvil beside it: whatever changes the one is done to the other too, and
 * every receipt has to be the same, to the unit of gas.
 */
public final class MirroredFixture implements ChainFixture {
  private static final long CHAIN_ID = 31_337;
  private static final Set<String> CHANGES =
      Set.of("eth_sendRawTransaction", "anvil_setBalance", "evm_increaseTime", "evm_mine");

  private final PracticeChain practice;
  private final AnvilFixture anvil;
  private final Mirror mirror;
  private final Chain chain;

  private MirroredFixture(PracticeChain practice, AnvilFixture anvil) throws IOException {
    this.practice = practice;
    this.anvil = anvil;
    this.mirror =
        new Mirror(new PracticeService(practice), new HttpRpc(anvil.endpoint(), HttpRpc.PATIENCE));
    this.chain = Chain.over(mirror, Patience.PRACTICE);
  }

  public static MirroredFixture start() throws IOException {
    InstantSource clock = InstantSource.system();
    PracticeChain practice = PracticeChain.inMemory(Genesis.practice(clock, Map.of()), clock);
    return new MirroredFixture(practice, AnvilFixture.start(CHAIN_ID));
  }

  @Override
  public Chain chain() {
    return chain;
  }

  @Override
  public Chain connectAgain() throws IOException {
    return Chain.over(mirror, Patience.PRACTICE);
  }

  /** How many receipts were held against each other. */
  public int compared() {
    return mirror.compared.get();
  }

  @Override
  public void close() throws IOException {
    chain.close();
    practice.close();
    anvil.close();
  }

  private static final class Mirror extends Service {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PracticeService practice;
    private final Service anvil;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final AtomicInteger compared = new AtomicInteger();

    Mirror(PracticeService practice, Service anvil) {
      super(false);
      this.practice = practice;
      this.anvil = anvil;
    }

    @Override
    @SuppressWarnings("rawtypes") // as web3j declares it
    public <T extends Response> T send(Request request, Class<T> type) throws IOException {
      T answer = practice.send(request, type);
      if (CHANGES.contains(request.getMethod())) {
        T mirrored = anvil.send(request, type);
        if (answer.hasError() != mirrored.hasError()) {
          throw new AssertionError(request.getMethod() + " is refused by one chain only");
        }
      } else if (answer.getResult() instanceof TransactionReceipt receipt) {
        compare(request, receipt);
      }
      return answer;
    }

    @SuppressWarnings("rawtypes")
    private void compare(Request request, TransactionReceipt actual) throws IOException {
      if (!seen.add(actual.getTransactionHash())) {
        return;
      }
      TransactionReceipt expected = awaited(request);
      same("status", actual.getStatus(), expected.getStatus());
      same("gas", actual.getGasUsed(), expected.getGasUsed());
      same("logs bloom", actual.getLogsBloom(), expected.getLogsBloom());
      same("contract", actual.getContractAddress(), expected.getContractAddress());
      compared.incrementAndGet();
    }

    /** anvil answers before its block is sealed. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    private TransactionReceipt awaited(Request request) throws IOException {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (System.nanoTime() < end) {
        Response answer = anvil.send(request, ReceiptWaiter.Receipt.class);
        if (answer.getResult() instanceof TransactionReceipt receipt) {
          return receipt;
        }
      }
      throw new AssertionError("anvil has no receipt for " + request.getParams());
    }

    private static void same(String what, Object actual, Object expected) {
      if (!String.valueOf(actual).equals(String.valueOf(expected))) {
        throw new AssertionError(
            what + ": " + actual + " on the practice chain, " + expected + " on anvil");
      }
    }

    @Override
    protected InputStream performIO(String request) {
      throw new AssertionError("send() answers everything");
    }

    @Override
    public void close() {}
  }
}

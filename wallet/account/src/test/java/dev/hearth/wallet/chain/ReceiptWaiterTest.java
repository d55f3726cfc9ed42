package dev.hearth.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.contracts.ContractArtifact;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.web3j.protocol.Service;

/** A chain that never takes the transaction into a block. */
class ReceiptWaiterTest {
  private static final Address ACCOUNT = Address.of(new byte[Address.SIZE]);
  private static final Call CALL = Call.transfer(ACCOUNT, Wei.ZERO);

  private final CountDownLatch asked = new CountDownLatch(1);

  @Test
  void doesNotWaitForever() throws Exception {
    ReceiptWaiter waiter = waiter(Duration.ofMillis(20));
    assertThat(waiter.await(Hash.ZERO, ACCOUNT, CALL))
        .isEqualTo(new TransactionOutcome.Unconfirmed(Hash.ZERO));
  }

  @Test
  void closingWakesWhoWaits() throws Exception {
    ReceiptWaiter waiter = waiter(Duration.ofHours(1));
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<TransactionOutcome> outcome =
          thread.submit(() -> waiter.await(Hash.ZERO, ACCOUNT, CALL));
      asked.await();
      waiter.close();
      assertThat(outcome.get(10, TimeUnit.SECONDS))
          .isEqualTo(new TransactionOutcome.Unconfirmed(Hash.ZERO));
    }
  }

  private ReceiptWaiter waiter(Duration limit) {
    return new ReceiptWaiter(
        new Rpc(new NothingYet()),
        new RevertDecoder(ContractArtifact.escrow()),
        new Patience(limit, limit));
  }

  private final class NothingYet extends Service {
    NothingYet() {
      super(false);
    }

    @Override
    protected InputStream performIO(String request) {
      asked.countDown();
      String answer = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":null}";
      return new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {}
  }
}

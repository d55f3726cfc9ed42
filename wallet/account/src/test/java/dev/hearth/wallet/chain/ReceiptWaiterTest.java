package dev.hearth.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.contracts.ContractArtifact;
import dev.hearth.wallet.keys.WalletKey;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
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
  private static final Pending SENT =
      Pending.first(
          WalletKey.generate(new SecureRandom()),
          new UnsignedTransaction(
              1,
              BigInteger.ZERO,
              Call.transfer(Address.of(new byte[Address.SIZE]), Wei.ZERO),
              BigInteger.valueOf(21_000),
              new Fees(BigInteger.ONE, BigInteger.TWO)));

  private final CountDownLatch asked = new CountDownLatch(1);

  @Test
  void doesNotWaitForever() throws Exception {
    ReceiptWaiter waiter = waiter(Duration.ofMillis(20));
    assertThat(waiter.await(SENT))
        .isEqualTo(new TransactionOutcome.Unconfirmed(SENT.newest().hash()));
  }

  @Test
  void closingWakesWhoWaits() throws Exception {
    ReceiptWaiter waiter = waiter(Duration.ofHours(1));
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<TransactionOutcome> outcome = thread.submit(() -> waiter.await(SENT));
      asked.await();
      waiter.close();
      assertThat(outcome.get(10, TimeUnit.SECONDS))
          .isEqualTo(new TransactionOutcome.Unconfirmed(SENT.newest().hash()));
    }
  }

  private ReceiptWaiter waiter(Duration limit) {
    Rpc rpc = new Rpc(new NothingYet());
    RevertDecoder reverts = new RevertDecoder(ContractArtifact.escrow());
    return new ReceiptWaiter(
        rpc,
        new TransactionSender(rpc, 1, reverts, new Unfinished(Outbox.inMemory(), 1)),
        reverts,
        new Patience(limit, limit, limit),
        () -> 1);
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

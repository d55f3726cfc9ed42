package dev.hearth.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.AnvilFixture;
import dev.hearth.wallet.ChainFixture;
import dev.hearth.wallet.chain.TransactionOutcome.Displaced;
import dev.hearth.wallet.chain.TransactionOutcome.Mined;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.web3j.protocol.Service;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;

/** What goes wrong on real chains, done to one: blocks taken back, none made, a place taken. */
@Tag("slow")
@Timeout(120)
class FaultsOnAnvilTest {
  private static final Patience IMPATIENT =
      new Patience(Duration.ofMillis(20), Duration.ofMillis(300), Duration.ofMinutes(1));

  private final Address to = WalletKey.generate(new SecureRandom()).address();
  private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
  private AnvilFixture fixture;
  private WalletKey from;
  private Overheard overheard;
  private Rpc anvil;

  @BeforeEach
  void start() throws IOException {
    fixture = AnvilFixture.start(31_339);
    from = fixture.richKey();
    overheard = new Overheard(new HttpRpc(fixture.endpoint(), HttpRpc.PATIENCE));
    anvil = new Rpc(new HttpRpc(fixture.endpoint(), HttpRpc.PATIENCE));
  }

  @AfterEach
  void close() throws IOException {
    thread.shutdownNow();
    anvil.close();
    fixture.close();
  }

  /** The chain goes back to before the block that held it, and its pool has forgotten it. */
  @Test
  void aPaymentSurvivesAReorganisation() throws Exception {
    String before = anvil.text("evm_snapshot");
    try (Chain chain = Chain.over(overheard, IMPATIENT, () -> 3)) {
      Future<TransactionOutcome> outcome = thread.submit(() -> chain.transfer(from, to, Wei.of(7)));
      overheard.await("eth_blockNumber"); // it has seen its block, and waits for more
      anvil.call(PracticeTools.Anything.class, "evm_revert", before);
      assertThat(fixture.chain().balance(to)).isEqualTo(Wei.ZERO);
      overheard.await("eth_sendRawTransaction");
      for (int block = 0; block < 3; block++) {
        anvil.call(PracticeTools.Anything.class, "evm_mine");
      }
      assertThat(outcome.get()).isInstanceOf(Mined.class);
      assertThat(chain.balance(to)).isEqualTo(Wei.of(7));
    }
  }

  @Test
  void whatIsStuckIsReplacedByADearerOne() throws Exception {
    anvil.call(PracticeTools.Anything.class, "evm_setAutomine", false);
    try (Chain chain = Chain.over(overheard, IMPATIENT, () -> 1)) {
      Future<TransactionOutcome> outcome = thread.submit(() -> chain.transfer(from, to, Wei.of(7)));
      overheard.await("eth_sendRawTransaction");
      overheard.await("eth_sendRawTransaction");
      anvil.call(PracticeTools.Anything.class, "evm_mine");
      assertThat(outcome.get()).isInstanceOf(Mined.class);
      assertThat(chain.balance(to)).isEqualTo(Wei.of(7));
      assertThat(anvil.quantity("eth_getTransactionCount", from.address().toString(), "latest"))
          .isEqualTo(BigInteger.ONE);
    }
  }

  /** Another wallet with the same key sends for the same place, and pays more for it. */
  @Test
  void anotherWalletWithTheSameKeyIsFirst() throws Exception {
    anvil.call(PracticeTools.Anything.class, "evm_setAutomine", false);
    Patience patient =
        new Patience(Duration.ofMillis(20), Duration.ofMinutes(1), Duration.ofMinutes(1));
    Address elsewhere = WalletKey.generate(new SecureRandom()).address();
    try (Chain chain = Chain.over(overheard, patient, () -> 1)) {
      Future<TransactionOutcome> outcome = thread.submit(() -> chain.transfer(from, to, Wei.of(7)));
      overheard.await("eth_sendRawTransaction");
      overheard.await("eth_getTransactionReceipt");
      BigInteger gwei = BigInteger.valueOf(1_000_000_000);
      Fees dear = new Fees(gwei.multiply(BigInteger.TEN), gwei.multiply(BigInteger.valueOf(100)));
      Call theirs = Call.transfer(elsewhere, Wei.of(1));
      UnsignedTransaction other =
          new UnsignedTransaction(
              31_339, BigInteger.ZERO, theirs, BigInteger.valueOf(21_000), dear);
      anvil.text("eth_sendRawTransaction", other.signedBy(from).hex());
      anvil.call(PracticeTools.Anything.class, "evm_mine");
      assertThat(outcome.get()).isInstanceOf(Displaced.class);
      assertThat(chain.balance(elsewhere)).isEqualTo(Wei.of(1));
      assertThat(chain.balance(to)).isEqualTo(Wei.ZERO);
    }
  }

  /** What the newest blocks say may be taken back; who relies on a deposit waits. */
  @Test
  void aDepositIsSeenAtOnceAndReliedOnLater() throws IOException {
    Mined deployed = (Mined) Escrow.deploy(fixture.chain(), from);
    Address contract = deployed.contract().orElseThrow();
    Hash job = Hash.sha256(new byte[] {1});
    try (Chain chain = Chain.over(overheard, IMPATIENT, () -> 3)) {
      Instant deadline = chain.time().plus(Duration.ofHours(1));
      Escrow.at(fixture.chain(), contract).fund(from, job, to, deadline, Wei.of(5));
      anvil.call(PracticeTools.Anything.class, "evm_mine");
      Escrow careful = Escrow.at(chain, contract);
      assertThat(careful.job(job)).isPresent();
      assertThat(careful.finalJob(job)).isEmpty();
      anvil.call(PracticeTools.Anything.class, "evm_mine");
      assertThat(careful.finalJob(job)).isEqualTo(careful.job(job)).isPresent();
    }
  }

  @Test
  void aFeeIsToldBeforeItIsPaid() throws IOException {
    Chain chain = fixture.chain();
    Quote.Affordable quote =
        (Quote.Affordable) chain.quote(from.address(), Call.transfer(to, Wei.of(7)));
    Mined mined = (Mined) chain.transfer(from, to, Wei.of(7));
    assertThat(mined.fee()).isLessThanOrEqualTo(quote.fee());
    assertThat(chain.quote(to, Call.transfer(from.address(), ChainFixture.PLENTY)))
        .isInstanceOf(Quote.Refused.class);
  }

  /** Passes everything on, and tells what was asked once it is answered. */
  private static final class Overheard extends Service {
    private final HttpRpc chain;
    private final BlockingQueue<String> answered = new LinkedBlockingQueue<>();

    Overheard(HttpRpc chain) {
      super(false);
      this.chain = chain;
    }

    /** Until this was answered once more. */
    void await(String method) throws InterruptedException {
      while (!answered.take().equals(method)) {
        assertThat(Thread.interrupted()).isFalse();
      }
    }

    @Override
    @SuppressWarnings("rawtypes") // as web3j declares it
    public <T extends Response> T send(Request request, Class<T> type) throws IOException {
      T response = chain.send(request, type);
      answered.add(request.getMethod());
      return response;
    }

    @Override
    protected InputStream performIO(String request) {
      throw new AssertionError("send() answers everything");
    }

    @Override
    public void close() {
      chain.close();
    }
  }
}

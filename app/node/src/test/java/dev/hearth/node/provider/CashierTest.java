package dev.hearth.node.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.Fixtures;
import dev.hearth.node.ManualClock;
import dev.hearth.node.TinyJob;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.chain.Redeemed;
import dev.hearth.node.lease.LeaseBook;
import dev.hearth.node.lease.Retry;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.LeaseRecord;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Settlement;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Voucher;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.earnings.AuditVerdict;
import dev.hearth.wallet.earnings.Entry;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pay of a job whose submitter is never heard of again, on a real chain in the process. */
class CashierTest {
  private static final NodeKey SUBMITTER = Fixtures.key(1);
  private static final NodeKey PROVIDER = Fixtures.key(2);
  private static final Wei ETHER = Wei.parse("1000000000000000000");

  private final WalletKey wallet = WalletKey.generate(new SecureRandom());
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final ManualClock clock =
      new ManualClock(Instant.ofEpochSecond(Fixtures.DEADLINE).minus(Duration.ofDays(2)));
  private final List<Redeemed> redeemed = new ArrayList<>();
  @TempDir Path root;
  private PracticeChain practice;
  private Chain chain;
  private DataFolder folder;
  private NodeStore store;
  private JobSpec job;
  private Wei promised = Wei.ZERO;
  private Wei slice = Wei.ZERO;
  private int share = 2;
  private boolean valued = true;
  private Cashier cashier;

  @BeforeEach
  void fund() throws Exception {
    Map<Address, Wei> rich = Map.of(wallet.address(), ETHER.times(100));
    InstantSource now = InstantSource.system();
    practice = PracticeChain.inMemory(Genesis.practice(now, rich), now);
    chain = Chain.practice(practice);
    TransactionOutcome.Mined deployed = (TransactionOutcome.Mined) Escrow.deploy(chain, wallet);
    Escrow escrow = Escrow.at(chain, deployed.contract().orElseThrow());
    folder = DataFolder.open(root);
    store = NodeStore.open(folder, clock);
    job = TinyJob.publish(SUBMITTER, escrow.domain(), store.blobs());
    Instant deadline = Instant.ofEpochSecond(job.deadline());
    escrow.fund(wallet, job.id(), SUBMITTER.address(), deadline, ETHER.times(10));
    Signed announcement = Signed.by(SUBMITTER, job.encode());
    store.jobs().put(KnownJob.of(announcement, SUBMITTER.peerId(), List.of()));
    ProviderListener listener =
        new ProviderListener() {
          @Override
          public void redeemed(JobSpec spec, Redeemed outcome) {
            redeemed.add(outcome);
          }
        };
    LeaseBook book = new LeaseBook(store, "cpu", clock);
    cashier =
        new Cashier(
            store.jobs(),
            new Redemption(book, store.receipts(), new EscrowGateway(chain), clock),
            new GasPurse(wallet, () -> share),
            valuing(),
            new Retry(scheduler, clock, new Random(1), Duration.ofMillis(5), Duration.ofMillis(50)),
            clock,
            listener);
  }

  @AfterEach
  void close() throws Exception {
    scheduler.shutdownNow();
    store.close();
    folder.close();
    chain.close();
    practice.close();
  }

  private PayCheck valuing() {
    return new PayCheck() {
      @Override
      public Optional<String> objection(JobSpec spec) {
        return Optional.empty();
      }

      @Override
      public Wei worth(JobSpec spec, Wei amount) {
        return valued ? amount : Wei.ZERO;
      }
    };
  }

  /** Settled, and not redeemed. */
  private void earn(Wei price) {
    promised = promised.plus(price);
    earn(PROVIDER.address(), price, promised);
  }

  private void earn(Address provider, Wei price, Wei total) {
    Lease lease =
        new Lease(
            job.id(),
            0,
            0,
            0,
            provider,
            provider,
            slice,
            price,
            job.startRoot(),
            job.programHash(),
            Hash.ZERO,
            job.deadline());
    slice = slice.plus(price);
    Grant grant = new Grant(lease, SUBMITTER.sign(lease.digest(job.escrow())), job.weights());
    Commitment commitment = Fixtures.commitment(grant);
    Voucher voucher = new Voucher(job.id(), provider, total);
    Settlement settlement =
        new Settlement(lease.id(), voucher, SUBMITTER.sign(voucher.digest(job.escrow())), "");
    store
        .leases()
        .put(
            new LeaseRecord(
                grant,
                "cpu",
                LeaseRecord.Phase.SETTLED,
                Optional.of(Signed.by(PROVIDER, commitment.encode())),
                Optional.of(settlement),
                ""));
    store
        .receipts()
        .book(
            new Entry.Receipt(
                job.id(), lease.id(), 4, AuditVerdict.MATCHED, price, price, Instant.EPOCH));
  }

  @Test
  void collectsHourlyWhatIsWorthTheGas() {
    earn(ETHER);
    cashier.look();
    earn(ETHER);
    clock.pass(Duration.ofMinutes(59));
    cashier.look();
    assertThat(redeemed).containsExactly(new Redeemed.Paid(ETHER));
    clock.pass(Duration.ofMinutes(1));
    cashier.look();
    assertThat(redeemed).containsExactly(new Redeemed.Paid(ETHER), new Redeemed.Paid(ETHER));
  }

  /** In a job of little pay the owner decides what a fee may take of it. */
  @Test
  void collectsAtTheFeeThatTheOwnerAllows() throws Exception {
    Wei due = new EscrowGateway(chain).redeemingCosts(1).times(2);
    earn(due);
    cashier.look();
    assertThat(redeemed).isEmpty();
    share = 60; // the fee is half
    clock.pass(Duration.ofHours(1));
    cashier.look();
    assertThat(redeemed).containsExactly(new Redeemed.Paid(due));
  }

  @Test
  void collectsLittleBeforeTheDeadlineOnly() {
    earn(Wei.of(1000));
    cashier.look();
    clock.pass(Duration.ofDays(1));
    cashier.look();
    assertThat(redeemed).isEmpty();
    clock.set(Instant.ofEpochSecond(job.deadline()).minus(Duration.ofMinutes(59)));
    cashier.look();
    assertThat(redeemed).containsExactly(new Redeemed.Paid(Wei.of(1000)));
  }

  /** As of a token that its owner accepts whatever it is worth: no gas is small against that. */
  @Test
  void collectsWhatNobodyCanValueBeforeTheDeadlineOnly() {
    valued = false;
    earn(ETHER);
    cashier.look();
    assertThat(redeemed).isEmpty();
    clock.set(Instant.ofEpochSecond(job.deadline()).minus(Duration.ofMinutes(59)));
    cashier.look();
    assertThat(redeemed).containsExactly(new Redeemed.Paid(ETHER));
  }

  /** A wallet restored from other words between two leases leaves pay due to both accounts. */
  @Test
  void collectsForEveryAccountThatWasPromisedSomething() throws Exception {
    Address restored = Fixtures.key(9).address();
    earn(ETHER);
    earn(restored, ETHER, ETHER);
    cashier.look();
    assertThat(redeemed).containsExactly(new Redeemed.Paid(ETHER.times(2)));
    assertThat(chain.balance(restored)).isEqualTo(ETHER);
    assertThat(chain.balance(PROVIDER.address())).isEqualTo(ETHER);
  }
}

package dev.hearth.node.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.host.address.Multiaddr;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.chain.Redeemed;
import dev.hearth.node.device.Devices;
import dev.hearth.node.device.InstalledDevice;
import dev.hearth.node.lease.WorkGate;
import dev.hearth.node.model.ModelWriter;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.GrantedLease.Phase;
import dev.hearth.node.submit.JobEvent;
import dev.hearth.node.submit.JobHistory;
import dev.hearth.node.submit.JobListener;
import dev.hearth.node.submit.JobOrder;
import dev.hearth.node.submit.Payment;
import dev.hearth.node.submit.Prices;
import dev.hearth.node.worker.InProcessWorker;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A submitter that goes away in the middle of a round and comes back, as after a kill. */
class ResumedSubmitterTest {
  private static final Wei PRICE = Wei.of(1000);
  private static final InstantSource CLOCK = InstantSource.system();
  private static final InstalledDevice DEVICE = Devices.installed().first();

  @TempDir Path folder;
  private final SecureRandom random = new SecureRandom();
  private final CountDownLatch underWay = new CountDownLatch(2);
  private final CountDownLatch finished = new CountDownLatch(1);
  private ScheduledExecutorService scheduler;
  private PracticeMoney money;

  @BeforeEach
  void startChain() throws IOException {
    scheduler = Executors.newSingleThreadScheduledExecutor();
    money = PracticeMoney.start(folder.resolve("chain"), CLOCK, random);
  }

  @AfterEach
  void stopChain() throws IOException {
    money.close();
    scheduler.shutdownNow();
  }

  private void happened(JobEvent event) {
    switch (event) {
      case JobEvent.LeaseAccepted accepted -> underWay.countDown();
      case JobEvent.JobFinished over -> finished.countDown();
      default -> {}
    }
  }

  private PracticeSubmitter submitter(Multiaddr listen, JobListener listener) throws IOException {
    PracticePeer peer = PracticePeer.open(folder.resolve("submitter"), listen, random, CLOCK);
    return PracticeSubmitter.start(
        peer, InProcessWorker.on(DEVICE, 1), listener, CLOCK, scheduler, random);
  }

  private PracticeProvider provider(String name, List<Multiaddr> bootstrap) throws IOException {
    return PracticeProvider.start(
        PracticePeer.open(folder.resolve(name), random, CLOCK),
        Optional.empty(),
        DEVICE,
        new WorkGate(),
        () -> bootstrap,
        new EscrowGateway(money.chain()),
        CLOCK,
        scheduler);
  }

  private Hash begin(PracticeSubmitter first) throws IOException {
    money.give(first.peer().wallet().address());
    JobOrder order =
        new JobOrder(
            "a job",
            MicroDemo.PLAN,
            2,
            7,
            new Prices(PRICE, PRICE),
            JobOrder.ALL,
            2,
            Duration.ofMinutes(10),
            Instant.ofEpochSecond(CLOCK.instant().getEpochSecond() + 86_400),
            money.escrow().domain());
    Hash job = first.submitter().prepare(order, MicroDemo.text());
    assertThat(first.submitter().fund(job, money.escrow(), first.peer().wallet()))
        .isInstanceOf(Payment.Done.class);
    return job;
  }

  @Test
  void goesOnToTheSameBitsAndTheSameBooks() throws Exception {
    PracticeSubmitter first = submitter(Multiaddr.parse("/ip4/127.0.0.1/tcp/0"), this::happened);
    List<Multiaddr> addresses = first.addresses();
    Hash job = begin(first);
    try (PracticeProvider one = provider("one", addresses);
        PracticeProvider two = provider("two", addresses)) {
      assertThat(underWay.await(2, TimeUnit.MINUTES)).isTrue();
      first.close();
      try (PracticeSubmitter second =
          submitter(addresses.getFirst().withoutPeer(), this::happened)) {
        assertThat(finished.await(2, TimeUnit.MINUTES)).isTrue();
        JobHistory history = second.submitter().history(job);
        assertThat(sha256(second, history)).isEqualTo(uninterrupted());
        assertThat(redeemed(one, history).plus(redeemed(two, history))).isEqualTo(owed(history));
      }
    }
  }

  private Hash sha256(PracticeSubmitter submitter, JobHistory history) throws IOException {
    return new ModelWriter(submitter.peer().store().blobs(), submitter.peer().key())
        .write(history, folder.resolve("model"))
        .sha256();
  }

  private Hash uninterrupted() throws Exception {
    return Hash.ofHex(
        MicroDemo.run(folder.resolve("other"), 1, 0, 0, Story.UNTOLD).weightsSha256());
  }

  private Wei redeemed(PracticeProvider provider, JobHistory history) throws Exception {
    provider.awaitSettled();
    return provider.provider().redeem(history.job(), money.bank()) instanceof Redeemed.Paid paid
        ? paid.amount()
        : Wei.ZERO;
  }

  private static Wei owed(JobHistory history) {
    List<GrantedLease> accepted =
        history.leases().stream().filter(lease -> lease.is(Phase.ACCEPTED)).toList();
    assertThat(accepted).hasSizeGreaterThanOrEqualTo(8);
    return PRICE.times(accepted.size());
  }
}

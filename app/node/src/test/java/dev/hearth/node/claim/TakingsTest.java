package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.Fixtures;
import dev.hearth.node.TinyJob;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnDispute;
import dev.hearth.node.store.OwnPot;
import dev.hearth.node.store.Reward;
import dev.hearth.node.store.Transfer;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.wallet.audit.PotTerms;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was earned besides leases, on its way to the owner. */
class TakingsTest {
  private static final Wei ETHER = Wei.parse("1000000000000000000");
  private static final Wei SUM = Wei.parse("10000000000000000");

  private final InstantSource clock = InstantSource.system();
  private final WalletKey account = WalletKey.generate(new SecureRandom());
  private final Address owner = WalletKey.generate(new SecureRandom()).address();
  @TempDir Path root;
  private PracticeChain practice;
  private Chain chain;
  private DataFolder folder;
  private NodeStore store;

  @BeforeEach
  void open() throws IOException {
    Genesis genesis = Genesis.practice(clock, Map.of(account.address(), ETHER));
    practice = PracticeChain.inMemory(genesis, clock);
    chain = Chain.practice(practice);
    folder = DataFolder.open(root);
    store = NodeStore.open(folder, clock);
  }

  @AfterEach
  void close() throws IOException {
    store.close();
    folder.close();
    chain.close();
    practice.close();
  }

  private boolean booked(int number, Wei amount, long on) {
    Hash id = Hash.sha256(new byte[] {(byte) number});
    Instant now = Instant.ofEpochSecond(1_800_000_000);
    return store
        .rewards()
        .book(
            new Reward(
                id, Reward.Kind.AUDIT, on, account.address(), Hash.ZERO, amount, now, false));
  }

  private void look(int share) {
    new Takings(chain, Optional.empty(), store, () -> owner, () -> share, clock)
        .look(account, Takings.GAS_OF_A_CHALLENGER);
  }

  @Test
  void manyAreSentOnTogetherAndOnce() throws IOException {
    assertThat(booked(1, SUM, chain.id())).isTrue();
    assertThat(booked(1, SUM, chain.id())).isFalse();
    booked(2, SUM, chain.id());
    look(2);
    look(2);
    assertThat(chain.balance(owner)).isEqualTo(SUM.times(2));
    assertThat(chain.transactions(account.address())).isEqualTo(1);
    assertThat(store.rewards().all()).hasSize(2).allMatch(Reward::arrived);
    booked(3, SUM, chain.id());
    look(2);
    assertThat(chain.balance(owner)).isEqualTo(SUM.times(3));
  }

  @Test
  void whatTheGasWouldEatWaitsForMore() throws IOException {
    booked(1, Wei.of(1_000_000), chain.id());
    look(50);
    assertThat(chain.balance(owner)).isEqualTo(Wei.ZERO);
    booked(2, SUM, chain.id());
    look(50);
    assertThat(chain.balance(owner)).isEqualTo(SUM.plus(Wei.of(1_000_000)));
  }

  /** Its money is in bonds for now. */
  @Test
  void whatTheAccountCannotSpareStays() throws IOException {
    Wei nearlyAll = ETHER.minus(SUM.dividedBy(100));
    booked(1, nearlyAll, chain.id());
    look(50);
    assertThat(chain.balance(owner)).isEqualTo(Wei.ZERO);
    chain.practiceTools().grant(account.address(), ETHER);
    look(50);
    assertThat(chain.balance(owner)).isEqualTo(nearlyAll);
  }

  /** Whoever has to move has to pay for it, and nobody may be there to fill the account. */
  @Test
  void whileADisputeIsOpenNothingIsSent() throws IOException {
    booked(1, SUM, chain.id());
    OwnDispute dispute = dispute(clock.instant());
    store.ownDisputes().put(dispute);
    look(50);
    assertThat(chain.balance(owner)).isEqualTo(Wei.ZERO);
    store.ownDisputes().put(dispute.decided(Seat.CHALLENGER, Optional.empty()));
    look(50);
    assertThat(chain.balance(owner)).isEqualTo(SUM);
  }

  /** On a chain that is gone, say. */
  @Test
  void aDisputeThatNobodyFollowsHoldsNothingBack() throws IOException {
    booked(1, SUM, chain.id());
    store.ownDisputes().put(dispute(clock.instant().minus(Duration.ofDays(31))));
    look(50);
    assertThat(chain.balance(owner)).isEqualTo(SUM);
  }

  /** Nothing of what is here has to pay for it. */
  @Test
  void aDisputeOnAnotherChainHoldsNothingBack() throws IOException {
    booked(1, SUM, chain.id());
    NodeKey submitter = Fixtures.key(1);
    Eip712 elsewhere = new Eip712(chain.id() + 1, owner);
    JobSpec job = TinyJob.publish(submitter, elsewhere, store.blobs());
    Signed announcement = Signed.by(submitter, job.encode());
    store.jobs().put(KnownJob.of(announcement, submitter.peerId(), List.of()));
    store.ownDisputes().put(dispute(job, clock.instant()));
    look(50);
    assertThat(chain.balance(owner)).isEqualTo(SUM);
  }

  private OwnDispute dispute(Instant since) {
    return dispute(Fixtures.job(Fixtures.key(1)), since);
  }

  private OwnDispute dispute(JobSpec job, Instant since) {
    NodeKey key = Fixtures.key(1);
    Lease lease = Fixtures.grant(key, job, Fixtures.key(2).address(), 0, Wei.ZERO).lease();
    return OwnDispute.begun(
        Hash.ZERO,
        new OwnDispute.Matter(
            owner, owner, Hash.ZERO, "sonnets", lease, Seat.CHALLENGER, SUM, since));
  }

  /** The account may have to begin a dispute, and see it through. */
  @Test
  void theGasOfADisputeStays() throws IOException {
    Wei kept = chain.gasPrice().times(Challenging.GAS);
    Wei rest = ETHER.minus(kept).plus(Wei.of(1));
    booked(1, rest, chain.id());
    look(50);
    assertThat(chain.balance(owner)).isEqualTo(Wei.ZERO);
    chain.practiceTools().grant(account.address(), Wei.of(1));
    look(50);
    assertThat(chain.balance(owner)).isEqualTo(rest);
  }

  @Test
  void whileAPotIsNotOpenYetNothingIsSent() throws IOException {
    booked(1, SUM, chain.id());
    store.ownPots().put(pot(OwnPot.Phase.PAID));
    look(50);
    assertThat(chain.balance(owner)).isEqualTo(Wei.ZERO);
    store.ownPots().put(pot(OwnPot.Phase.OPEN));
    look(50);
    assertThat(chain.balance(owner)).isEqualTo(SUM);
  }

  @Test
  void aPotThatNothingWasPaidForHoldsNothingBack() throws IOException {
    booked(1, SUM, chain.id());
    store.ownPots().put(pot(OwnPot.Phase.AGREED));
    look(50);
    assertThat(chain.balance(owner)).isEqualTo(SUM);
  }

  private OwnPot pot(OwnPot.Phase phase) {
    return new OwnPot(
        Hash.ZERO,
        chain.id(),
        owner,
        owner,
        new PotTerms(1, SUM, SUM, SUM),
        SUM,
        owner,
        account.address(),
        phase,
        Wei.ZERO);
  }

  @Test
  void whatWasGivenOnAnotherChainIsNotSentOnThisOne() throws IOException {
    booked(1, SUM, chain.id() + 1);
    look(50);
    assertThat(chain.balance(owner)).isEqualTo(Wei.ZERO);
  }

  /** A sweep that was refused is not sent later without asking whether the money is needed. */
  @Test
  void whatWasRefusedIsAskedForAnew() throws IOException {
    booked(1, SUM, chain.id());
    store.rewards().begin(Hash.sha256(new byte[] {7}), store.rewards().all());
    OwnDispute dispute = dispute(clock.instant());
    store.ownDisputes().put(dispute);
    look(50);
    assertThat(chain.balance(owner)).isEqualTo(Wei.ZERO);
    booked(2, SUM, chain.id());
    store.ownDisputes().put(dispute.decided(Seat.CHALLENGER, Optional.empty()));
    look(50);
    assertThat(chain.balance(owner)).isEqualTo(SUM.times(2));
    assertThat(store.rewards().all()).allMatch(Reward::arrived);
  }

  /** The process ended between the transfer and its record. */
  @Test
  void aSweepThatWasSentIsNotSentAgain() throws IOException {
    booked(1, SUM, chain.id());
    Hash sweep = Hash.sha256(new byte[] {7});
    store.rewards().begin(sweep, store.rewards().all());
    store
        .transfers()
        .put(new Transfer(sweep, account.address(), owner, SUM, 0, clock.instant(), false));
    chain.transfer(account, owner, SUM);
    look(50);
    assertThat(chain.balance(owner)).isEqualTo(SUM);
    assertThat(store.rewards().all()).allMatch(Reward::arrived);
  }
}

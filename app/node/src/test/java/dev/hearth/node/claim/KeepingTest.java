package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.TinyJob;
import dev.hearth.node.store.KeptClaim;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.Reward;
import dev.hearth.node.store.Transfer;
import dev.hearth.node.store.Transfers;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.ClaimedWork;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.KeeperDraws;
import dev.hearth.wallet.audit.PotTerms;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.rpc.JsonRpc;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keepers that a block's hash draws, from the offer to the pay. */
@Timeout(60)
class KeepingTest {
  private static final Wei REWARD = Wei.parse("1000000000000000");

  @TempDir Path root;
  private ClaimScene scene;
  private Audits audits;
  private boolean wanted = true;
  private final List<Keeping> offers = new ArrayList<>();
  private final WalletKey owner = WalletKey.generate(new SecureRandom());
  private Payee payout = owner::address;

  @BeforeEach
  void open() throws IOException {
    scene = new ClaimScene(root);
    scene.addKeepers(3);
    audits =
        Audits.at(
            scene.chain,
            ClaimScene.mined(Audits.deploy(scene.chain, scene.payer)).contract().orElseThrow());
    scene.lottery =
        Optional.of(
            new KeeperLottery(audits, () -> scene.pass(Duration.ofSeconds(1)), scene.clock));
  }

  @AfterEach
  void close() throws IOException {
    scene.close();
  }

  private void offer(ClaimScene.Node node) {
    Funds funds =
        new Funds(
            scene.chain, new ClaimPurse(scene.purse, Optional::empty), node.store.denominations());
    WalletKey key = WalletKey.of(node.key.secret());
    offers.add(
        new Keeping(
            funds,
            scene.gateway,
            audits,
            key,
            node.store,
            () -> payout.account(),
            () -> wanted,
            scene.clock));
    offers.getLast().look();
  }

  private Optional<Boolean> areDrawn() throws IOException {
    return new DrawnKeepers(scene.chain, scene.gateway, audits).are(scene.job);
  }

  private Opened.Open opened() {
    return (Opened.Open) scene.open();
  }

  private void claimed(List<String> keepers) throws Exception {
    Grant grant = scene.grant(0, keepers);
    scene.committed(grant, scene.train(grant));
    scene.claimant(scene.provider, Optional.of(scene.wallet)).look();
    assertThat(scene.claims().made(scene.job.id())).hasSize(1);
  }

  /** What the chain says was given to the keepers, as it is booked by each. */
  private List<Reward> rewards() {
    List<Reward> rewards = new ArrayList<>();
    for (ClaimScene.Node keeper : scene.keepers) {
      takings(keeper.store).look(WalletKey.of(keeper.key.secret()), Takings.GAS_OF_A_CHALLENGER);
      rewards.addAll(keeper.store.rewards().all());
    }
    return rewards;
  }

  private Takings takings(NodeStore store) {
    return new Takings(
        scene.chain, Optional.of(audits), store, owner::address, () -> 10, scene.clock);
  }

  @Test
  void whoOffersToKeepIsDrawnAndPaid() throws Exception {
    scene.keepers.forEach(this::offer);
    assertThat(audits.keepers().count()).isEqualTo(3);
    assertThat(areDrawn()).isEmpty();
    Opened.Open open = opened();
    assertThat(open.how()).isEqualTo("Its keepers were drawn by a block's hash.");
    assertThat(scene.submitter.store.ownJobs().howKept(scene.job.id())).isEqualTo(open.how());
    assertThat(areDrawn()).contains(true);
    PotTerms terms = new PotTerms(1_000_000, REWARD, REWARD, REWARD);
    Address escrow = scene.escrow.address();
    ClaimScene.mined(audits.openPot(scene.payer, escrow, scene.job.id(), terms, REWARD.times(10)));
    claimed(open.keepers());

    scene.pass(Duration.ofHours(49));
    offers.forEach(Keeping::look);
    assertThat(rewards()).isEmpty();
    scene.pass(Duration.ofHours(1).plusSeconds(1));
    scene.keepers.forEach(keeper -> keeper.keeper.sweep());
    offers.forEach(Keeping::look);
    offers.forEach(Keeping::look);

    assertThat(rewards())
        .hasSize(2)
        .allMatch(reward -> reward.kind() == Reward.Kind.KEEPING)
        .allMatch(reward -> reward.amount().equals(REWARD));
    scene.pass(Duration.ofDays(1));
    scene.keepers.forEach(keeper -> keeper.keeper.sweep());
    assertThat(scene.keepers).allMatch(keeper -> keeper.store.keptClaims().all().isEmpty());
  }

  @Test
  void aDepositThatGrewSinceMakesADrawWorthNothing() throws Exception {
    scene.keepers.forEach(this::offer);
    opened();
    assertThat(areDrawn()).contains(true);
    ClaimScene.mined(scene.escrow.topUp(scene.payer, scene.job.id(), Wei.of(1)));
    assertThat(areDrawn()).contains(false);
  }

  /** The bond is back a week after the owner thought better of it. */
  @Test
  void whoThinksBetterOfItLeavesWithItsBond() throws Exception {
    ClaimScene.Node keeper = scene.keepers.getFirst();
    offer(keeper);
    wanted = false;
    offers.forEach(Keeping::look);
    offers.forEach(Keeping::look);
    assertThat(audits.keepers().count()).isEqualTo(1);
    scene.pass(Duration.ofDays(7));
    offers.forEach(Keeping::look);
    assertThat(audits.keepers().count()).isZero();
    assertThat(scene.balance(owner.address())).isEqualTo(KeeperDraws.BOND);
  }

  /** Booked, but the contract still has it. */
  @Test
  void whatWasNotCollectedIsNotSentOn() throws Exception {
    WalletKey keeper = WalletKey.of(scene.keepers.getFirst().key.secret());
    scene.chain.practiceTools().grant(keeper.address(), ClaimScene.ETHER);
    ClaimScene.mined(audits.keepers().join(keeper));
    ClaimScene.mined(audits.keepers().resign(keeper));
    scene.pass(Duration.ofDays(7));
    ClaimScene.mined(audits.keepers().leave(keeper));
    NodeStore store = scene.keepers.getFirst().store;
    store
        .rewards()
        .book(
            new Reward(
                Hash.ZERO,
                Reward.Kind.KEEPING,
                scene.chain.id(),
                keeper.address(),
                Hash.ZERO,
                REWARD,
                scene.clock.instant(),
                false));
    Takings takings = takings(store);
    takings.look(keeper, Takings.GAS_OF_A_CHALLENGER);
    assertThat(scene.balance(owner.address())).isEqualTo(Wei.ZERO);
    ClaimScene.mined(audits.collect(keeper));
    takings.look(keeper, Takings.GAS_OF_A_CHALLENGER);
    assertThat(scene.balance(owner.address())).isEqualTo(REWARD);
  }

  /** What takes it is mined when nobody waits for that any more. */
  @Test
  void aBondThatWasTakenUnseenIsSentOnAllTheSame() throws Exception {
    ClaimScene.Node keeper = scene.keepers.getFirst();
    offer(keeper);
    wanted = false;
    offers.forEach(Keeping::look);
    scene.pass(Duration.ofDays(7));
    payout =
        () -> {
          ClaimScene.mined(audits.collect(WalletKey.of(keeper.key.secret())));
          return owner.address();
        };
    offers.forEach(Keeping::look);
    offers.forEach(Keeping::look);
    assertThat(scene.balance(owner.address())).isEqualTo(KeeperDraws.BOND);
  }

  /**
   * It is gone, though the process ended before it saw that, and nobody brings it a second time.
   */
  @Test
  void aBondThatWasBegunIsNotBroughtAgain() throws Exception {
    ClaimScene.Node keeper = scene.keepers.getFirst();
    offer(keeper);
    wanted = false;
    offers.forEach(Keeping::look);
    scene.pass(Duration.ofDays(7));
    offers.forEach(Keeping::look);
    Transfers transfers = keeper.store.transfers();
    Transfer sent =
        transfers
            .find(Hash.keccak256(Eip712.word(audits.address()), Eip712.word(keeper.key.address())))
            .orElseThrow();
    assertThat(sent.done()).isTrue();
    transfers.put(
        new Transfer(
            sent.id(),
            sent.from(),
            sent.to(),
            sent.amount(),
            sent.sentBefore(),
            sent.time(),
            false));
    Wei before = scene.balance(scene.purse.address());
    offers.forEach(Keeping::look);
    assertThat(scene.balance(scene.purse.address())).isEqualTo(before);
    assertThat(scene.balance(owner.address())).isEqualTo(KeeperDraws.BOND);
    assertThat(transfers.find(sent.id()).orElseThrow().done()).isTrue();
  }

  @Test
  void aBondWaitsForTheOwnersAccount() throws Exception {
    offer(scene.keepers.getFirst());
    wanted = false;
    offers.forEach(Keeping::look);
    scene.pass(Duration.ofDays(7));
    payout =
        () -> {
          throw new IOException("it is not read");
        };
    offers.forEach(Keeping::look);
    payout = owner::address;
    offers.forEach(Keeping::look);
    assertThat(scene.balance(owner.address())).isEqualTo(KeeperDraws.BOND);
  }

  @Test
  void aClaimOnAnotherChainStandsInNobodysWay() throws Exception {
    ClaimScene.Node keeper = scene.keepers.getFirst();
    ClaimFile elsewhere = elsewhere();
    keeper
        .store
        .keptClaims()
        .put(new KeptClaim(elsewhere.id(), elsewhere.work(), scene.clock.instant()));
    offer(keeper);
    wanted = false;
    offers.forEach(Keeping::look);
    scene.pass(Duration.ofDays(7));
    offers.forEach(Keeping::look);
    assertThat(scene.balance(owner.address())).isEqualTo(KeeperDraws.BOND);
  }

  private ClaimFile elsewhere() throws IOException {
    Eip712 escrow = new Eip712(scene.chain.id() + 1, scene.payer.address());
    JobSpec job = TinyJob.publish(scene.submitter.key, escrow, scene.submitter.store.blobs());
    Lease lease =
        new Lease(
            job.id(),
            0,
            0,
            0,
            scene.wallet.address(),
            scene.provider.key.address(),
            Wei.ZERO,
            job.price(),
            job.startRoot(),
            job.programHash(),
            Hash.ZERO,
            job.deadline());
    Grant grant =
        new Grant(lease, scene.submitter.key.sign(lease.digest(escrow)), job.weights(), List.of());
    Commitment commitment =
        new Commitment(lease.id(), 1, List.of(Hash.ZERO), Hash.ZERO, job.weights(), 0);
    return ClaimFile.of(
        new ClaimedWork(
            Signed.by(scene.submitter.key, job.encode()),
            List.of(grant),
            List.of(Signed.by(scene.provider.key, commitment.encode()))));
  }

  @Test
  void offAsItIsAtFirstNothingIsLocked() throws Exception {
    wanted = false;
    offer(scene.keepers.getFirst());
    assertThat(audits.keepers().count()).isZero();
  }

  @Test
  void withTooFewTheyAreNamedAndItIsSaid() throws Exception {
    scene.keepers.stream().limit(2).forEach(this::offer);
    assertThat(opened().how())
        .isEqualTo(
            "Its keepers are named by this node among its peers: fewer than three offer to keep"
                + " for pay.");
    assertThat(areDrawn()).contains(false);
  }

  @Test
  void aNodeThatHasNotSeenTheAnnouncementYetIsAskedAgain() throws Exception {
    scene.keepers.forEach(this::offer);
    AtomicBoolean sent = new AtomicBoolean();
    AtomicBoolean lagged = new AtomicBoolean();
    Predicate<String> onceBehind =
        asked -> {
          sent.compareAndSet(false, asked.contains("eth_sendRawTransaction"));
          boolean about = asked.contains("eth_call") && asked.contains(audits.address().toString());
          return sent.get() && about && lagged.compareAndSet(false, true);
        };
    String nothing = "\"0x" + "0".repeat(6 * 64) + "\"";
    try (LaggingNode node = new LaggingNode(new JsonRpc(scene.practice), onceBehind, nothing)) {
      KeeperLottery lottery =
          new KeeperLottery(
              Audits.at(node.chain, audits.address()),
              () -> scene.pass(Duration.ofSeconds(1)),
              scene.clock);
      assertThat(lottery.draw(scene.job, scene.payer))
          .isInstanceOf(KeeperLottery.Outcome.Drawn.class);
      assertThat(lagged).isTrue();
    }
  }

  @Test
  void strangersThatNobodyReachesAreDrawnForNothing() throws Exception {
    for (int number = 0; number < 3; number++) {
      WalletKey stranger = WalletKey.generate(scene.random);
      scene.chain.practiceTools().grant(stranger.address(), ClaimScene.ETHER);
      ClaimScene.mined(audits.keepers().join(stranger));
    }
    Opened.Open open = opened();
    assertThat(open.how()).endsWith("fewer than two of those that were drawn are reached.");
    assertThat(open.keepers()).isNotEmpty();
    assertThat(areDrawn()).contains(false);
  }

  /** Who joins between announcement and draw has them drawn anew. */
  @Test
  void aListThatChangedIsDrawnFromAnew() throws Exception {
    scene.keepers.forEach(this::offer);
    Hash job = scene.job.id();
    ClaimScene.mined(audits.keepers().announce(scene.payer, scene.escrow.address(), job));
    offer(scene.node(40));
    assertThat(audits.keepers().count()).isEqualTo(4);
    opened();
    assertThat(audits.keepers().of(scene.escrow.address(), job).orElseThrow().drawn()).hasSize(3);
  }
}

package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.store.KeptClaim;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.LeaseRecord;
import dev.hearth.node.store.Reward;
import dev.hearth.node.worker.WorkerResult;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A provider, a rival that was leased the same, and a payer that answers for it. */
@Timeout(60)
class ContradictionsTest {
  private static final Wei BOND = ClaimScene.ETHER;

  @TempDir Path root;
  private ClaimScene scene;
  private ClaimScene.Node rival;
  private List<String> keepers;

  @BeforeEach
  void begin() throws Exception {
    scene = new ClaimScene(root);
    scene.addKeepers(3);
    rival = scene.node(5);
    keepers = scene.keepers.stream().map(ContradictionsTest::address).toList();
  }

  private void open(Wei bond) throws IOException {
    List<Address> accounts = scene.keepers.stream().map(keeper -> keeper.key.address()).toList();
    Wei stake = scene.job.price();
    scene.claims().open(scene.payer, scene.job.id(), stake, accounts, bond).orThrow();
  }

  /** The provider's lease of the first shard. */
  private void claim() throws Exception {
    open(BOND);
    Grant grant = scene.grant(0, keepers);
    scene.committed(grant, scene.train(grant));
    scene.claimant(scene.provider, Optional.of(scene.wallet)).look();
  }

  private static String address(ClaimScene.Node keeper) {
    return keeper.host.addresses().getFirst().withPeer(keeper.key.peerId()).toString();
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  private void leased(ClaimScene.Node holder, Lease lease) throws IOException {
    Signed announcement = Signed.by(scene.submitter.key, scene.job.encode());
    holder.store.jobs().put(KnownJob.of(announcement, scene.submitter.key.peerId(), List.of()));
    LeaseRecord.Phase phase = LeaseRecord.Phase.EXPIRED;
    holder
        .store
        .leases()
        .put(new LeaseRecord(granted(lease), "cpu", phase, Optional.empty(), Optional.empty(), ""));
  }

  private Grant granted(Lease lease) {
    Signature signature = scene.submitter.key.sign(lease.digest(scene.job.escrow()));
    return new Grant(lease, signature, scene.job.weights(), keepers);
  }

  /** As the provider's, but for the rival, from another slice. */
  private Lease like(int shard, int replica) throws IOException {
    Lease claimed = scene.grant(shard, keepers).lease();
    return new Lease(
        claimed.job(),
        claimed.round(),
        claimed.shard(),
        replica,
        rival.key.address(),
        rival.key.address(),
        claimed.price().times(2),
        claimed.price(),
        claimed.startRoot(),
        claimed.programHash(),
        claimed.inputsRoot(),
        claimed.deadline());
  }

  private void look(ClaimScene.Node node) {
    new Contradictions(
            node.store,
            node.host,
            scene.gateway,
            scene.funds(node),
            (job, amount) -> Optional.of(amount),
            new Random(1),
            scene.clock)
        .look();
  }

  private Wei bondLeft() throws IOException {
    return scene.claims().payersBond(scene.job.id());
  }

  @Test
  void whoeverHoldsALeaseThatAnotherClaimsTakesThePayersBond() throws Exception {
    claim();
    leased(rival, like(0, Lease.training(1)));
    look(rival);
    assertThat(bondLeft()).isEqualTo(BOND);

    leased(rival, like(0, 0));
    look(rival);
    assertThat(bondLeft()).isEqualTo(Wei.ZERO);
    assertThat(scene.claims().credit(scene.purse.address(), scene.job.token()))
        .isEqualTo(BOND.dividedBy(2));

    look(rival);
    assertThat(rival.store.rewards().all())
        .singleElement()
        .satisfies(reward -> assertThat(reward.kind()).isEqualTo(Reward.Kind.BOND))
        .satisfies(reward -> assertThat(reward.amount()).isEqualTo(BOND.dividedBy(2)));
  }

  @Test
  void aKeeperComparesWhatItKeeps() throws Exception {
    claim();
    ClaimScene.Node keeper =
        scene.keepers.stream()
            .filter(node -> !node.store.keptClaims().all().isEmpty())
            .findFirst()
            .orElseThrow();
    look(keeper);
    assertThat(bondLeft()).isEqualTo(BOND);
    keep(keeper, like(0, 0));
    look(keeper);
    assertThat(bondLeft()).isEqualTo(Wei.ZERO);
  }

  /** As a claim of the rival's. */
  private void keep(ClaimScene.Node keeper, Lease lease) throws IOException {
    Hash root = Hash.sha256(new byte[] {1});
    Commitment commitment =
        new Commitment(
            lease.id(), 4, List.of(root, root), root, WorkerResult.Trained.NO_UPDATE, 2.5f);
    ClaimFile file = scene.file(granted(lease), Signed.by(rival.key, commitment.encode()));
    keeper.store.keptClaims().put(new KeptClaim(file.id(), file.work(), scene.clock.instant()));
  }

  /** Nobody keeps it for others then; its redemption is in the chain. */
  @Test
  void aLeaseThatWasRedeemedIsComparedToo() throws Exception {
    open(BOND);
    Grant redeemed = scene.grant(1, keepers);
    scene.paid(redeemed, scene.train(redeemed));
    leased(rival, like(1, 0));
    look(rival);
    assertThat(bondLeft()).isEqualTo(Wei.ZERO);
  }

  /** Half of it is less than the gas. */
  @Test
  void aSmallBondIsLeft() throws Exception {
    open(Wei.of(1000));
    leased(rival, scene.grant(0, keepers).lease());
    leased(rival, like(0, 0));
    look(rival);
    assertThat(bondLeft()).isEqualTo(Wei.of(1000));
  }

  @Test
  void aPayerDoesNotShowItsOwn() throws Exception {
    open(BOND);
    leased(scene.submitter, scene.grant(0, keepers).lease());
    leased(scene.submitter, like(0, 0));
    look(scene.submitter);
    assertThat(bondLeft()).isEqualTo(BOND);
    leased(rival, scene.grant(0, keepers).lease());
    leased(rival, like(0, 0));
    look(rival);
    assertThat(bondLeft()).isEqualTo(Wei.ZERO);
  }
}

package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.node.store.BlobOutcome;
import dev.hearth.node.store.BlobStore;
import dev.hearth.node.store.KnownJob;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.audit.Draw;
import dev.hearth.protocol.audit.PlantCode;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.training.StateRoot;
import dev.hearth.training.UpdateBlob;
import dev.hearth.wallet.audit.AuditorState;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.DrawState;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.audit.PotTerms;
import dev.hearth.wallet.audit.VerdictState;
import dev.hearth.wallet.audit.VerdictState.Phase;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.escrow.Claim;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.rpc.JsonRpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Claims as one sees them who is drawn to look at them, and paid for it. */
@Timeout(60)
class AuditorTest {
  private static final Wei REWARD = Wei.parse("1000000000000000");
  private static final Wei BOND = Wei.parse("5000000000000000");
  private static final Wei MONEY = REWARD.times(10);

  @TempDir Path root;
  private ClaimScene scene;
  private ClaimScene.Node node;
  private WalletKey key;
  private Audits audits;
  private Hash pot;
  private Auditor auditor;
  private int replays;
  private int spareFor = Integer.MAX_VALUE;

  @BeforeEach
  void open() throws Exception {
    scene = new ClaimScene(root, Instant.now().plus(Duration.ofDays(60)).getEpochSecond());
    scene.addKeepers(3);
    node = scene.node(30);
    for (ClaimScene.Node keeper : scene.keepers) {
      node.host.connect(keeper.host.addresses().getFirst());
    }
    key = WalletKey.generate(scene.random);
    scene.chain.practiceTools().grant(key.address(), ClaimScene.ETHER);
    audits =
        Audits.at(
            scene.chain,
            ClaimScene.mined(Audits.deploy(scene.chain, scene.payer)).contract().orElseThrow());
    Address escrow = scene.escrow.address();
    PotTerms terms = new PotTerms(1_000_000, REWARD, Wei.ZERO, BOND);
    ClaimScene.mined(audits.openPot(scene.payer, escrow, scene.job.id(), terms, MONEY));
    pot = Pot.idOf(escrow, scene.job.id(), scene.payer.address());
    Signed announcement = Signed.by(scene.submitter.key, scene.job.encode());
    node.store.jobs().put(KnownJob.of(announcement, scene.submitter.key.peerId(), List.of()));
    auditor = auditor();
  }

  /** The owner is back at the machine after it was asked so often. */
  private boolean isSpare() {
    return spareFor-- > 0;
  }

  private Commitment replayed(JobSpec job, Grant grant, BlobStore content)
      throws IOException, InterruptedException {
    replays++;
    return scene.replays(node).replay(job, grant, content);
  }

  private Auditor auditor() {
    return auditor(job -> {});
  }

  private Auditor auditor(AuditListener listener) {
    return auditor(scene.chain, audits, listener);
  }

  private Auditor auditor(Chain chain, Audits paying, AuditListener listener) {
    return new Auditor(
        new AuditorParts(
            node.store,
            node.host,
            scene.gateway,
            paying,
            scene.computing,
            this::replayed,
            scene.contests::add,
            new Funds(chain, new ClaimPurse(key, Optional::empty), node.store.denominations()),
            this::isSpare,
            "Tester",
            listener,
            scene.random,
            scene.clock));
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  private interface Report {
    Commitment of(Commitment truth) throws Exception;
  }

  /** One lease for each report, in one claim. */
  private Claim claimed(Report... reports) throws Exception {
    Opened.Open opened = (Opened.Open) scene.open();
    for (int shard = 0; shard < reports.length; shard++) {
      Grant grant = scene.grant(shard, opened.keepers());
      scene.committed(grant, reports[shard].of(scene.train(grant)));
    }
    scene.claimant(scene.provider, Optional.of(scene.wallet)).look();
    return scene.claims().made(scene.job.id()).getFirst();
  }

  /** The claim is announced, the beacon comes, and what is drawn is audited. */
  private void drawn() throws Exception {
    auditor.look();
    scene.pass(Duration.ofSeconds(1));
    scene.pass(Duration.ofSeconds(1));
    auditor.look();
  }

  private VerdictState verdict(Claim claim, int lease) throws IOException {
    return audits.verdict(pot, claim.id(), lease);
  }

  @Test
  void aRightLeaseIsAuditedAndPaid() throws Exception {
    assertThat(auditor.enrol(scene.job, BOND)).isEqualTo(BOND);
    assertThat(audits.auditor(pot, key.address())).contains(new AuditorState(BOND, "Tester"));
    Claim claim = claimed(truth -> truth);
    drawn();
    VerdictState said = verdict(claim, 0);
    assertThat(said.phase()).isEqualTo(Phase.REVEALED);
    assertThat(said.matches()).isTrue();
    assertThat(said.auditor()).isEqualTo(key.address());
    assertThat(scene.contests).isEmpty();
    Wei before = scene.balance(key.address());
    scene.pass(Duration.ofHours(50).plusSeconds(1));
    auditor.look();
    assertThat(verdict(claim, 0).phase()).isEqualTo(Phase.SETTLED);
    assertThat(audits.credit(key.address())).isEqualTo(Wei.ZERO);
    Wei gas = before.plus(REWARD).minus(scene.balance(key.address()));
    assertThat(gas).isLessThan(REWARD);
  }

  /** The chain is out of reach for a moment after the verdict was committed to. */
  @Test
  void whatCouldNotBeShownAtOnceIsShownLater() throws Exception {
    AtomicInteger computed = new AtomicInteger();
    AtomicInteger asked = new AtomicInteger();
    Predicate<String> isReveal =
        request ->
            computed.get() == 2
                && request.contains("eth_estimateGas")
                && asked.incrementAndGet() == 2;
    try (LaggingNode far = new LaggingNode(new JsonRpc(scene.practice), isReveal, "\"nonsense\"")) {
      Audits there = Audits.at(far.chain, audits.address());
      auditor = auditor(far.chain, there, job -> computed.incrementAndGet());
      auditor.enrol(scene.job, BOND);
      Claim claim = claimed(truth -> truth);
      drawn();
      assertThat(verdict(claim, 0).phase()).isEqualTo(Phase.COMMITTED);
      auditor.look();
      assertThat(verdict(claim, 0).phase()).isEqualTo(Phase.REVEALED);
    }
  }

  @Test
  void aFalseLeaseIsCalledSoAndChallenged() throws Exception {
    auditor.enrol(scene.job, BOND);
    Claim claim = claimed(ClaimScene::lie);
    drawn();
    assertThat(verdict(claim, 0).phase()).isEqualTo(Phase.REVEALED);
    assertThat(verdict(claim, 0).matches()).isFalse();
    assertThat(scene.claims().state(claim).orElseThrow().open()).isEqualTo(1);
    assertThat(scene.contests)
        .singleElement()
        .satisfies(contest -> assertThat(contest.seat()).isEqualTo(Seat.CHALLENGER));
  }

  /** The second one's update goes the wrong way, so it is looked at first. */
  @Test
  void whatMakesTheLossWorseComesFirst() throws Exception {
    auditor.enrol(scene.job, BOND);
    Claim claim = claimed(truth -> truth, this::backwards, truth -> truth);
    drawn();
    assertThat(verdict(claim, 1).phase()).isEqualTo(Phase.REVEALED);
    assertThat(verdict(claim, 1).matches()).isFalse();
    assertThat(verdict(claim, 0).phase()).isEqualTo(Phase.NONE);
    assertThat(verdict(claim, 2).phase()).isEqualTo(Phase.NONE);
  }

  private Commitment backwards(Commitment truth) throws IOException {
    Path file = scene.provider.store.blobs().file(truth.update());
    float[] update = UpdateBlob.decode(Files.readAllBytes(file), scene.job.model());
    for (int i = 0; i < update.length; i++) {
      update[i] = -10 * update[i];
    }
    byte[] blob = UpdateBlob.encode(update);
    BlobOutcome kept = scene.provider.store.blobs().put(blob);
    BlobId id = ((BlobOutcome.Stored) kept).id();
    Hash root = StateRoot.ofUpdate(scene.job.model(), UpdateBlob.decode(blob, scene.job.model()));
    return new Commitment(truth.lease(), truth.steps(), truth.stateRoots(), root, id, truth.loss());
  }

  /** The state it shows is on the way to what the lease comes to, and no commitment has it. */
  @Test
  void anAuditorShowsAStateOfItsOwn() throws Exception {
    Claim claim = claimed(truth -> truth);
    List<Commitment> replayed = new ArrayList<>();
    Replays seen =
        (job, grant, content) -> {
          replayed.add(scene.replays(scene.provider).replay(job, grant, content));
          return replayed.getLast();
        };
    ClaimFile file = scene.file();
    Draw draw = new Draw(claim.id(), false, 1_000_000, 1);
    Finding finding =
        new Recomputing(seen, scene.provider.store.blobs()).find(file, 0, draw, key.address());
    int step = draw.step(0, key.address(), scene.job.hyperparameters());
    Commitment start = replayed.get(0);
    Commitment whole = replayed.get(1);
    assertThat(finding.matches()).isTrue();
    assertThat(start.steps()).isEqualTo(step);
    int shared = start.stateRoots().size() - 1;
    assertThat(start.stateRoots().subList(0, shared))
        .isEqualTo(whole.stateRoots().subList(0, shared));
    Hash state = start.stateRoots().getLast();
    assertThat(whole.values()).doesNotContain(state);
    assertThat(finding.evidence()).isEqualTo(Draw.evidence(key.address(), state));
  }

  @Test
  void whoDidNotEnrolIsNotDrawn() throws Exception {
    assertThat(auditor.enrol(scene.job, BOND.minus(Wei.of(1)))).isEqualTo(Wei.ZERO);
    Claim claim = claimed(ClaimScene::lie);
    drawn();
    assertThat(audits.draw(pot, claim.id())).isEmpty();
    assertThat(scene.contests).isEmpty();
  }

  /** An update of another length cannot be looked at; the lease is audited all the same. */
  @Test
  void anUpdateThatDoesNotReadIsTheFirst() throws Exception {
    auditor.enrol(scene.job, BOND);
    Claim claim = claimed(truth -> truth, truth -> truth);
    Path update = node.store.blobs().file(scene.file().commitments().get(0).update());
    Files.createDirectories(update.getParent());
    Files.write(update, new byte[] {1, 2, 3});
    drawn();
    assertThat(verdict(claim, 0).phase()).isEqualTo(Phase.REVEALED);
    assertThat(verdict(claim, 0).matches()).isTrue();
    assertThat(verdict(claim, 1).phase()).isEqualTo(Phase.NONE);
  }

  /** Its money goes for the reveal, and a stake is missing until more comes in. */
  @Test
  void aChallengeThatCouldNotBePaidForIsMadeLater() throws Exception {
    auditor.enrol(scene.job, BOND);
    Claim claim = claimed(ClaimScene::lie);
    Wei stake = scene.stake();
    Wei most = scene.balance(key.address()).minus(stake);
    ClaimScene.mined(scene.chain.transfer(key, scene.payer.address(), most));
    drawn();
    assertThat(verdict(claim, 0).phase()).isEqualTo(Phase.REVEALED);
    assertThat(scene.claims().state(claim).orElseThrow().open()).isZero();
    scene.chain.practiceTools().grant(key.address(), ClaimScene.ETHER);
    auditor.look();
    assertThat(scene.claims().state(claim).orElseThrow().open()).isEqualTo(1);
  }

  /** Nobody has the first claim's leases: it was made with receipts that are worth nothing. */
  @Test
  void aClaimThatNobodyShowsHoldsUpNoOther() throws Exception {
    auditor.enrol(scene.job, BOND);
    Claim claim = claimed(truth -> truth);
    Claim hidden = hidden(claim, 1);
    auditor.look();
    scene.pass(Duration.ofSeconds(1));
    scene.pass(Duration.ofSeconds(1));
    auditor.look();
    auditor.look();
    assertThat(audits.turn(pot, hidden.id(), 0)).contains(key.address());
    assertThat(verdict(hidden, 0).phase()).isEqualTo(Phase.NONE);
    assertThat(verdict(claim, 0).phase()).isEqualTo(Phase.REVEALED);
  }

  /** By the provider, whom two keepers help. */
  private Claim hidden(Claim like, int count) throws IOException {
    WalletKey claiming = WalletKey.of(scene.provider.key.secret());
    Claim claim =
        new Claim(
            like.job(),
            like.provider(),
            like.node(),
            Hash.sha256("nothing".getBytes()),
            count,
            like.amount());
    scene.chain.practiceTools().grant(claiming.address(), ClaimScene.ETHER);
    ClaimScene.mined(scene.claims().postBond(scene.wallet, like.node(), scene.stake()));
    List<Address> named = scene.claims().terms(scene.job.id()).orElseThrow().keepers();
    List<Signature> receipts =
        named.stream()
            .flatMap(
                account ->
                    scene.keepers.stream().filter(keeper -> keeper.key.address().equals(account)))
            .limit(2)
            .map(keeper -> keeper.key.sign(claim.receipt(scene.job.escrow())))
            .toList();
    ClaimScene.mined(scene.claims().claim(claiming, claim, receipts));
    return claim;
  }

  /** Whoever claims says how many leases there are; a look at each would never end. */
  @Test
  void aClaimOfMoreLeasesThanThereMayBeIsLeftAlone() throws Exception {
    auditor.enrol(scene.job, BOND);
    Claim claim = claimed(truth -> truth);
    Claim huge = hidden(claim, Integer.MAX_VALUE);
    drawn();
    assertThat(audits.draw(pot, huge.id())).isEmpty();
    assertThat(verdict(claim, 0).phase()).isEqualTo(Phase.REVEALED);
    scene.pass(Duration.ofHours(50).plusSeconds(1));
    auditor.look();
    assertThat(verdict(claim, 0).phase()).isEqualTo(Phase.SETTLED);
  }

  /** A pot of one reward, which is set apart for the first lease. */
  @Test
  void forAnEmptyPotNothingIsAnnouncedOrComputed() throws Exception {
    Hash small = poor();
    auditor.enrol(scene.job, BOND.times(2));
    Claim claim = claimed(truth -> truth);
    auditor.look();
    assertThat(audits.draw(small, claim.id())).isPresent();
    pass();
    int before = replays;
    auditor.look();
    auditor.look();
    auditor.look();
    assertThat(verdict(claim, 0).phase()).isEqualTo(Phase.REVEALED);
    assertThat(audits.verdict(small, claim.id(), 0).phase()).isEqualTo(Phase.REVEALED);
    assertThat(replays - before).isEqualTo(4);
    assertThat(audits.pot(small).orElseThrow().money()).isEqualTo(Wei.ZERO);
    Claim next = hidden(claim, 1);
    auditor.look();
    assertThat(audits.draw(pot, next.id())).isPresent();
    assertThat(audits.draw(small, next.id())).isEmpty();
  }

  private Hash poor() throws IOException {
    Address escrow = scene.escrow.address();
    PotTerms terms = new PotTerms(1_000_000, REWARD, Wei.ZERO, BOND);
    ClaimScene.mined(audits.openPot(scene.wallet, escrow, scene.job.id(), terms, REWARD));
    return Pot.idOf(escrow, scene.job.id(), scene.wallet.address());
  }

  private void pass() throws IOException {
    scene.pass(Duration.ofSeconds(1));
    scene.pass(Duration.ofSeconds(1));
  }

  /** It was off while the claim stood, and comes back when the pot is over. */
  @Test
  void aVerdictIsPaidForAlsoWhenItsPotIsOver() throws Exception {
    auditor.enrol(scene.job, BOND);
    Claim claim = claimed(truth -> truth);
    drawn();
    scene.pass(Duration.between(scene.chain.time(), audits.pot(pot).orElseThrow().over()));
    auditor().settle();
    assertThat(verdict(claim, 0).phase()).isEqualTo(Phase.SETTLED);
    assertThat(audits.auditor(pot, key.address()).orElseThrow().bond()).isEqualTo(Wei.ZERO);
    assertThat(audits.credit(key.address())).isEqualTo(Wei.ZERO);
  }

  /** What is due is not given up for want of gas. */
  @Test
  void withoutGasItStaysBoundAndSaysSo() throws Exception {
    auditor.enrol(scene.job, BOND);
    Claim claim = claimed(truth -> truth);
    drawn();
    ClaimScene.mined(
        scene.chain.transfer(
            key,
            scene.payer.address(),
            scene.balance(key.address()).minus(Wei.parse("50000000000000"))));
    Wei left = scene.balance(key.address());
    assertThat(left).isLessThan(scene.chain.gasPrice().times(60_000));
    scene.pass(Duration.between(scene.chain.time(), audits.pot(pot).orElseThrow().over()));
    auditor.settle();
    assertThat(verdict(claim, 0).phase()).isEqualTo(Phase.REVEALED);
    assertThat(auditor.isBound()).isTrue();
    assertThat(auditor.lack().orElseThrow()).startsWith("What audits brought cannot be taken yet.");
    scene.chain.practiceTools().grant(key.address(), ClaimScene.ETHER);
    auditor.settle();
    assertThat(verdict(claim, 0).phase()).isEqualTo(Phase.SETTLED);
    assertThat(auditor.lack()).isEmpty();
    assertThat(auditor.isBound()).isFalse();
  }

  /** At the look's start, and before the only first look; not any more before the first replay. */
  @Test
  void anAuditStopsWhenTheOwnerIsBack() throws Exception {
    auditor.enrol(scene.job, BOND);
    Claim claim = claimed(truth -> truth);
    auditor.look();
    pass();
    spareFor = 2;
    auditor.look();
    assertThat(replays).isZero();
    assertThat(verdict(claim, 0).phase()).isEqualTo(Phase.NONE);
    spareFor = 3;
    auditor.look();
    assertThat(replays).isEqualTo(1);
    assertThat(verdict(claim, 0).phase()).isEqualTo(Phase.NONE);
  }

  /** Else the beacon's block would be forgotten while it computes. */
  @Test
  void nothingIsAnnouncedBeforeAnAudit() throws Exception {
    auditor.enrol(scene.job, BOND);
    Claim claim = claimed(truth -> truth);
    auditor.look();
    pass();
    Claim next = hidden(claim, 1);
    Optional<?>[] during = new Optional<?>[1];
    auditor = auditor(job -> during[0] = during[0] == null ? announced(next) : during[0]);
    auditor.look();
    assertThat(during[0]).isEmpty();
    assertThat(verdict(claim, 0).phase()).isEqualTo(Phase.REVEALED);
    assertThat(announced(next)).isPresent();
  }

  private Optional<DrawState> announced(Claim claim) {
    try {
      return audits.draw(pot, claim.id());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A card that slipped is no reason to accuse anybody. */
  @Test
  void whoComesToTwoResultsAccusesNobody() throws Exception {
    claimed(truth -> truth);
    int[] times = {0};
    Replays slipping =
        (job, grant, content) -> {
          Commitment truth = scene.replays(scene.provider).replay(job, grant, content);
          return times[0]++ == 1 ? ClaimScene.lie(truth) : truth;
        };
    Draw draw = new Draw(Hash.ZERO, false, 1_000_000, 1);
    Recomputing recomputing = new Recomputing(slipping, scene.provider.store.blobs());
    assertThatThrownBy(() -> recomputing.find(scene.file(), 0, draw, key.address()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("two results");
    assertThat(times[0]).isEqualTo(3);
  }

  /** A machine of the payer's, or the one that planted, would only win its own stake. */
  @Test
  void whatItsOwnerHadPlantedIsForOthersToFind() throws Exception {
    PlantCode code = new PlantCode(pot, scene.job.id(), Hash.sha256(new byte[] {1}));
    node.store.plantCodes().put(code);
    auditor.enrol(scene.job, BOND);
    Claim claim = claimed(truth -> planted(code, truth));
    drawn();
    assertThat(audits.turn(pot, claim.id(), 0)).contains(key.address());
    assertThat(verdict(claim, 0).phase()).isEqualTo(Phase.NONE);
    assertThat(replays).isZero();
  }

  private static Commitment planted(PlantCode code, Commitment truth) {
    List<Hash> states = new ArrayList<>(truth.stateRoots());
    states.set(states.size() - 1, code.root(truth.lease()));
    return new Commitment(
        truth.lease(), truth.steps(), states, truth.updateRoot(), truth.update(), truth.loss());
  }
}

package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.TinyJob;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.node.settings.Values;
import dev.hearth.node.store.KnownJob;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.AuditorState;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.audit.PotTerms;
import dev.hearth.wallet.audit.VerdictState.Phase;
import dev.hearth.wallet.escrow.Claim;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.keys.WalletKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Audits as the owner's word starts and ends them. */
@Timeout(60)
class AuditingTest {
  private static final Wei REWARD = Wei.parse("1000000000000000");
  private static final Wei BOND = Wei.parse("5000000000000000");

  @TempDir Path root;
  private ClaimScene scene;
  private ClaimScene.Node node;
  private WalletKey key;
  private Audits audits;
  private final List<Optional<JobSpec>> heard = new ArrayList<>();
  private boolean wanted = true;
  private Wei most = BOND;
  private boolean spare = true;
  private Optional<WalletKey> wallet = Optional.empty();
  private Auditing auditing;

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
    Signed announcement = Signed.by(scene.submitter.key, scene.job.encode());
    node.store.jobs().put(KnownJob.of(announcement, scene.submitter.key.peerId(), List.of()));
    auditing = new Auditing(auditor(() -> spare), wish(), scene.retry());
  }

  private AuditorsWish wish() {
    return new AuditorsWish(() -> wanted, () -> most);
  }

  private Auditor auditor(BooleanSupplier free) {
    return new Auditor(
        new AuditorParts(
            node.store,
            node.host,
            scene.gateway,
            audits,
            scene.computing,
            scene.replays(node),
            scene.contests::add,
            new Funds(scene.chain, new ClaimPurse(key, () -> wallet), node.store.denominations()),
            free,
            "Tester",
            heard::add,
            scene.random,
            scene.clock));
  }

  @AfterEach
  void close() throws Exception {
    auditing.close();
    scene.close();
  }

  private Hash pot(Wei reward) throws Exception {
    Address escrow = scene.escrow.address();
    PotTerms terms = new PotTerms(1_000_000, reward, Wei.ZERO, BOND);
    ClaimScene.mined(audits.openPot(scene.payer, escrow, scene.job.id(), terms, reward.times(10)));
    return Pot.idOf(escrow, scene.job.id(), scene.payer.address());
  }

  private Claim claimed() throws Exception {
    Grant grant = scene.grant(0, ((Opened.Open) scene.open()).keepers());
    scene.committed(grant, scene.train(grant));
    scene.claimant(scene.provider, Optional.of(scene.wallet)).look();
    return scene.claims().made(scene.job.id()).getFirst();
  }

  /** The claim is announced, the beacon comes, and what is drawn is audited. */
  private void drawn() throws Exception {
    auditing.look();
    scene.pass(Duration.ofSeconds(1));
    scene.pass(Duration.ofSeconds(1));
    auditing.look();
  }

  private Optional<AuditorState> enrolled(Hash pot) throws Exception {
    return audits.auditor(pot, key.address());
  }

  @Test
  void offAsItIsAtFirstItDoesNothing() throws Exception {
    wanted = Values.NONE.get(Catalogue.AUDITS);
    most = Values.NONE.get(Catalogue.AUDIT_BOND);
    Hash pot = pot(REWARD);
    Claim claim = claimed();
    drawn();
    assertThat(most).isGreaterThan(BOND);
    assertThat(enrolled(pot)).isEmpty();
    assertThat(audits.draw(pot, claim.id())).isEmpty();
    assertThat(scene.balance(key.address())).isEqualTo(ClaimScene.ETHER);
    assertThat(auditing.notice()).isEmpty();
  }

  @Test
  void onItEnrolsWithinTheBondAndAudits() throws Exception {
    Hash pot = pot(REWARD);
    most = BOND.minus(Wei.of(1));
    auditing.look();
    assertThat(enrolled(pot)).isEmpty();
    most = BOND;
    auditing.look();
    assertThat(enrolled(pot)).contains(new AuditorState(BOND, "Tester"));
    Claim claim = claimed();
    drawn();
    assertThat(audits.verdict(pot, claim.id(), 0).phase()).isEqualTo(Phase.REVEALED);
    assertThat(audits.verdict(pot, claim.id(), 0).auditor()).isEqualTo(key.address());
    assertThat(heard).containsExactly(Optional.of(scene.job), Optional.empty());
  }

  @Test
  void whileTheMachineMayNotWorkForOthersNothingIsBegun() throws Exception {
    Hash pot = pot(REWARD);
    spare = false;
    Claim claim = claimed();
    drawn();
    assertThat(enrolled(pot)).isPresent();
    assertThat(audits.draw(pot, claim.id())).isEmpty();
    spare = true;
    drawn();
    assertThat(audits.verdict(pot, claim.id(), 0).phase()).isEqualTo(Phase.REVEALED);
  }

  @Test
  void whoThinksBetterOfItIsPaidAndGetsTheBondBack() throws Exception {
    Hash pot = pot(REWARD);
    auditing.look();
    Claim claim = claimed();
    drawn();
    wanted = false;
    scene.pass(Duration.ofHours(50).plusSeconds(1));
    auditing.look();
    assertThat(audits.verdict(pot, claim.id(), 0).phase()).isEqualTo(Phase.SETTLED);
    assertThat(enrolled(pot).orElseThrow().bond()).isEqualTo(BOND);
    Wei before = scene.balance(key.address());
    scene.pass(Duration.between(scene.chain.time(), audits.pot(pot).orElseThrow().over()));
    Auditing restarted = new Auditing(auditor(() -> true), wish(), scene.retry());
    restarted.look();
    assertThat(enrolled(pot).orElseThrow().bond()).isEqualTo(Wei.ZERO);
    Wei gas = before.plus(BOND).minus(scene.balance(key.address()));
    assertThat(gas).isLessThan(REWARD);
  }

  @Test
  void aPotThatPaysLessThanTheGasIsLeftToOthers() throws Exception {
    Hash pot = pot(Wei.of(1));
    auditing.look();
    assertThat(enrolled(pot)).isEmpty();
  }

  @Test
  void aPotThatDrawsNothingLocksNobodysMoney() throws Exception {
    Hash pot = pot(scene.payer, 0);
    auditing.look();
    assertThat(enrolled(pot)).isEmpty();
  }

  /** The deposit's deadline is its payer's to choose, and the pot is over three weeks later. */
  @Test
  void aPotThatIsOverLongAfterTheJobLocksNobodysMoney() throws Exception {
    Address other =
        ClaimScene.mined(Escrow.deploy(scene.chain, scene.payer)).contract().orElseThrow();
    Escrow escrow = Escrow.at(scene.chain, other);
    JobSpec job =
        TinyJob.until(
            TinyJob.publish(scene.submitter.key, escrow.domain(), node.store.blobs()),
            scene.job.deadline());
    Instant late = Instant.ofEpochSecond(job.deadline()).plus(Duration.ofDays(1000 * 365));
    ClaimScene.mined(
        escrow.fund(scene.payer, job.id(), scene.submitter.key.address(), late, scene.deposit()));
    Signed announcement = Signed.by(scene.submitter.key, job.encode());
    node.store.jobs().put(KnownJob.of(announcement, scene.submitter.key.peerId(), List.of()));
    PotTerms terms = new PotTerms(1_000_000, REWARD, Wei.ZERO, BOND);
    ClaimScene.mined(audits.openPot(scene.payer, other, job.id(), terms, REWARD.times(10)));
    auditing.look();
    assertThat(enrolled(Pot.idOf(other, job.id(), scene.payer.address()))).isEmpty();
  }

  @Test
  void allBondsTogetherAreWithinWhatTheOwnerSays() throws Exception {
    most = BOND.times(2).minus(Wei.of(1));
    Hash first = pot(scene.payer, 1_000_000);
    Hash second = pot(scene.wallet, 1_000_000);
    auditing.look();
    auditing.look();
    assertThat(enrolled(first)).isPresent();
    assertThat(enrolled(second)).isEmpty();
    most = BOND.times(2);
    auditing.look();
    assertThat(enrolled(second)).isPresent();
  }

  private Hash pot(WalletKey sponsor, int perMillion) throws Exception {
    Address escrow = scene.escrow.address();
    PotTerms terms = new PotTerms(perMillion, REWARD, Wei.ZERO, BOND);
    ClaimScene.mined(audits.openPot(sponsor, escrow, scene.job.id(), terms, REWARD.times(10)));
    return Pot.idOf(escrow, scene.job.id(), sponsor.address());
  }

  @Test
  void aBondComesOutOfTheWalletOrTheOwnerReadsThatItIsMissing() throws Exception {
    Hash pot = pot(REWARD);
    Wei nearlyAll = ClaimScene.ETHER.minus(BOND);
    ClaimScene.mined(scene.chain.transfer(key, scene.payer.address(), nearlyAll));
    auditing.look();
    assertThat(enrolled(pot)).isEmpty();
    assertThat(auditing.notice().orElseThrow())
        .startsWith("Claims on the pay of “tiny” are not audited by this machine.")
        .contains(key.address().toString());
    wallet = Optional.of(scene.wallet);
    auditing.look();
    assertThat(enrolled(pot)).isPresent();
    assertThat(auditing.notice()).isEmpty();
  }

  @Test
  void onceStartedItLooksByItself() throws Exception {
    Hash pot = pot(REWARD);
    CountDownLatch asked = new CountDownLatch(1);
    Auditing running =
        new Auditing(
            auditor(
                () -> {
                  asked.countDown();
                  return false;
                }),
            wish(),
            scene.retry());
    running.start();
    assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
    running.close();
    assertThat(enrolled(pot)).isPresent();
  }
}

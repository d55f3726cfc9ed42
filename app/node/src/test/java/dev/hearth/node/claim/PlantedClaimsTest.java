package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.PlantView;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.OwnPlant;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.audit.PlantCode;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.audit.PotTerms;
import dev.hearth.wallet.escrow.Claim;
import dev.hearth.wallet.escrow.ClaimState;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Claims with a planted root, in its planter's hands and in the submitter's. */
@Timeout(60)
class PlantedClaimsTest {
  private static final PotTerms TERMS = new PotTerms(1_000_000, Wei.of(1), Wei.of(1), Wei.of(1));
  private static final Duration STOOD = Duration.ofHours(50).plusSeconds(1);
  private static final Duration PAYMENT = Duration.ofDays(7);

  @TempDir Path root;
  private ClaimScene scene;
  private Opened.Open opened;
  private Audits audits;
  private PlantCode code;
  private Exposing exposing;

  @BeforeEach
  void open() throws Exception {
    scene = new ClaimScene(root);
    scene.addKeepers(3);
    opened = (Opened.Open) scene.open();
    audits =
        Audits.at(
            scene.chain,
            ClaimScene.mined(Audits.deploy(scene.chain, scene.payer)).contract().orElseThrow());
    Hash job = scene.job.id();
    ClaimScene.mined(audits.openPot(scene.purse, scene.escrow.address(), job, TERMS, Wei.of(1000)));
    Hash pot = Pot.idOf(scene.escrow.address(), job, scene.purse.address());
    code = new PlantCode(pot, job, Hash.sha256(new byte[] {1}));
    scene.submitter.store.plantCodes().put(code);
    scene.provider.store.plantCodes().put(code);
    exposing =
        new Exposing(
            scene.funds(scene.submitter),
            scene.gateway,
            audits,
            scene.submitter.store,
            scene.submitter.host,
            scene.clock);
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  /** Known to the submitter as such. */
  private Grant planted(int shard) throws Exception {
    Grant grant = scene.grant(shard, opened.keepers());
    Commitment commitment = ClaimScene.planted(code, scene.train(grant));
    scene.committed(grant, commitment);
    Signed signed = Signed.by(scene.provider.key, commitment.encode());
    GrantedLease lease = GrantedLease.out(grant, scene.provider.key.peerId()).committed(signed);
    scene.submitter.store.ownJobs().put(List.of(lease.planted()));
    return grant;
  }

  private Grant honest(int shard) throws Exception {
    Grant grant = scene.grant(shard, opened.keepers());
    scene.committed(grant, scene.train(grant));
    return grant;
  }

  private Claim claimed() throws IOException {
    planterLooks();
    return scene.claims().made(scene.job.id()).getLast();
  }

  private void planterLooks() {
    scene.claimant(scene.provider, Optional.of(scene.wallet)).look();
  }

  private void isKeptByNobody(Claim claim) {
    scene.keepers.forEach(keeper -> keeper.store.keptClaims().remove(claim.id()));
  }

  private Optional<OwnPlant> seen(Grant grant) {
    return scene.submitter.store.ownPlants().find(grant.lease().id());
  }

  private ClaimState state(Claim claim) throws IOException {
    return scene.claims().state(claim).orElseThrow();
  }

  /** Of one machine: the submitter was away while the first was kept. */
  @Test
  void aClaimThatNobodyKeepsHidesNoPlantAfterIt() throws Exception {
    Grant first = planted(0);
    isKeptByNobody(claimed());
    Grant second = planted(1);
    Claim claim = claimed();
    exposing.look();
    assertThat(seen(first)).isEmpty();
    assertThat(seen(second).map(OwnPlant::state)).contains(PlantView.State.CLAIMED);
    isKeptByNobody(claim);
    exposing.look();
    assertThat(seen(second).map(OwnPlant::state)).contains(PlantView.State.CLAIMED);

    Instant over = audits.pot(code.pot()).orElseThrow().over();
    scene.pass(Duration.between(scene.chain.time(), over));
    exposing.look();
    assertThat(seen(first).map(OwnPlant::state)).contains(PlantView.State.OVER);
    assertThat(seen(first).orElseThrow().note()).startsWith("No claim of it was seen");
  }

  /** What is planted may be known for it only after the claim that holds it was looked through. */
  @Test
  void aClaimMayHoldOnePlantAndNotTheOther() throws Exception {
    Grant other = planted(0);
    isKeptByNobody(claimed());
    Grant both = scene.grant(1, opened.keepers());
    Commitment commitment = ClaimScene.planted(code, scene.train(both));
    scene.committed(both, commitment);
    claimed();
    exposing.look();
    Signed signed = Signed.by(scene.provider.key, commitment.encode());
    GrantedLease lease = GrantedLease.out(both, scene.provider.key.peerId()).committed(signed);
    scene.submitter.store.ownJobs().put(List.of(lease.planted()));
    exposing.look();
    assertThat(seen(other)).isEmpty();
    assertThat(seen(both).map(OwnPlant::state)).contains(PlantView.State.CLAIMED);
  }

  @Test
  void isClosedAlsoWhenOthersHadSomeOfItPaid() throws Exception {
    honest(0);
    planted(1);
    Claim claim = claimed();
    scene.pass(STOOD);
    ClaimScene.mined(
        scene.claims().pay(scene.payer, claim, scene.file().list(), List.of(honestIndex())));
    assertThat(state(claim).staked()).isFalse();
    planterLooks();
    assertThat(scene.news).singleElement().isInstanceOf(ClaimNews.Made.class);

    scene.pass(PAYMENT);
    planterLooks();
    assertThat(state(claim).left()).isEqualTo(Wei.ZERO);
    assertThat(scene.news.getLast())
        .isInstanceOfSatisfying(
            ClaimNews.Planted.class,
            news -> assertThat(news.sentence()).contains("what others had paid"));
  }

  private int honestIndex() throws Exception {
    List<Commitment> commitments = scene.file().commitments();
    return code.place(commitments.getFirst()).isEmpty() ? 0 : 1;
  }

  /** Which keeps nothing else of the job waiting. */
  @Test
  void withoutGasItIsNotClosedAndTheOwnerIsTold() throws Exception {
    planted(0);
    Claim claim = claimed();
    scene.pass(STOOD.plus(PAYMENT));
    WalletKey empty = WalletKey.generate(scene.random);
    Funds none =
        new Funds(
            scene.chain,
            new ClaimPurse(empty, Optional::empty),
            scene.provider.store.denominations());
    PlantedClaims poor = new PlantedClaims(scene.provider.store.plantCodes(), scene.gateway, none);
    Instant now = Window.now(scene.gateway, scene.clock);

    assertThat(poor.end(scene.file(), state(claim), now).orElseThrow())
        .isInstanceOfSatisfying(
            ClaimNews.Unclosed.class,
            news -> assertThat(news.sentence()).contains(empty.address().toString()));
    assertThat(state(claim).staked()).isTrue();
    planterLooks();
    assertThat(state(claim).staked()).isFalse();
  }
}

package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.PublicKey;
import dev.hearth.protocol.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a keeper signs, what it turns down, and how long it keeps, over real hosts and a chain. */
@Timeout(60)
class KeeperTest {
  @TempDir Path root;
  private ClaimScene scene;

  @BeforeEach
  void open() throws Exception {
    scene = new ClaimScene(root);
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  private ClaimScene.Node keeper() throws Exception {
    scene.addKeepers(2);
    scene.open();
    return scene.keepers.getFirst();
  }

  private ClaimFile work() throws Exception {
    Grant grant = scene.grant(0, List.of());
    scene.committed(grant, scene.train(grant));
    return scene.file();
  }

  private KeepersAnswer ask(ClaimScene.Node keeper, ClaimFile file) throws IOException {
    scene.provider.host.connect(keeper.host.addresses().getFirst());
    return new KeeperLink(scene.provider.host).keep(keeper.key.peerId(), file);
  }

  private static Refusal.Code refusal(KeepersAnswer receipt) {
    return ((KeepersAnswer.Denied) receipt).refusal().code();
  }

  @Test
  void itSignsWhatItHoldsAndGivesItOut() throws Exception {
    ClaimScene.Node keeper = keeper();
    ClaimFile file = work();

    KeepersAnswer.Given given = (KeepersAnswer.Given) ask(keeper, file);

    assertThat(
            PublicKey.recover(
                file.claim().receipt(scene.job.escrow()), given.possession().signature()))
        .contains(keeper.key.publicKey());
    assertThat(file.content()).allMatch(keeper.store.keptClaims().blobs()::has);
    KeeperLink link = new KeeperLink(scene.submitter.host);
    assertThat(link.claimed(keeper.key.peerId(), file.id()).work()).isEqualTo(file.work());
    Assertions.assertThatThrownBy(() -> link.claimed(keeper.key.peerId(), Hash.ZERO))
        .isInstanceOf(IOException.class);
  }

  @Test
  void askingAgainChangesNothing() throws Exception {
    ClaimScene.Node keeper = keeper();
    ClaimFile file = work();
    assertThat(ask(keeper, file))
        .isEqualTo(ask(keeper, file))
        .isInstanceOf(KeepersAnswer.Given.class);
    assertThat(keeper.store.keptClaims().all()).hasSize(1);
  }

  @Test
  void aJobWithoutClaimsOrWithOtherKeepersIsNotItsAffair() throws Exception {
    ClaimScene.Node stranger = scene.node(30);
    ClaimFile file = work();
    assertThat(refusal(ask(stranger, file))).isEqualTo(Refusal.Code.UNKNOWN_JOB);
    keeper();
    assertThat(refusal(ask(stranger, file))).isEqualTo(Refusal.Code.NOT_A_KEEPER);
    assertThat(stranger.store.keptClaims().all()).isEmpty();
  }

  @Test
  void moreThanItTakesIsRefusedBeforeAnyOfItIsFetched() throws Exception {
    scene.limits = new KeeperLimits(100, 1 << 20, 1 << 20);
    ClaimScene.Node keeper = keeper();
    assertThat(refusal(ask(keeper, work()))).isEqualTo(Refusal.Code.TOO_LARGE);
    assertThat(keeper.store.folder().kept()).isEmptyDirectory();
  }

  @Test
  void whatCannotBeFetchedIsNotSigned() throws Exception {
    ClaimScene.Node keeper = keeper();
    ClaimFile file = work();
    scene.provider.store.blobs().remove(file.commitments().getFirst().update());
    assertThat(refusal(ask(keeper, file))).isEqualTo(Refusal.Code.NOT_FETCHED);
  }

  @Test
  void anUpdateOtherThanTheCommittedIsNotSigned() throws Exception {
    ClaimScene.Node keeper = keeper();
    Grant grant = scene.grant(0, List.of());
    Commitment truth = scene.train(grant);
    scene.committed(
        grant,
        new Commitment(
            truth.lease(),
            truth.steps(),
            truth.stateRoots(),
            Hash.ZERO,
            truth.update(),
            truth.loss()));
    KeepersAnswer.Denied denied = (KeepersAnswer.Denied) ask(keeper, scene.file());
    assertThat(denied.refusal())
        .isEqualTo(
            new Refusal(Refusal.Code.NOT_FETCHED, "The update is not what was committed to."));
  }

  /** Shared by another claim or not: what nobody may dispute any more goes, and nothing else. */
  @Test
  void whatIsKeptGoesWhenTheWindowIsOver() throws Exception {
    ClaimScene.Node keeper = keeper();
    ClaimFile file = work();
    ask(keeper, file);
    keeper.keeper.sweep();
    assertThat(keeper.store.keptClaims().all()).hasSize(1);

    scene.pass(Duration.ofDays(2));
    keeper.keeper.sweep();

    assertThat(keeper.store.keptClaims().all()).isEmpty();
    assertThat(keeper.store.folder().kept()).isEmptyDirectory();
  }
}

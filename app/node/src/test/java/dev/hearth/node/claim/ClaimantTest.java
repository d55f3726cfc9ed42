package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Denomination;
import dev.hearth.node.store.OwnClaim;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.TransactionOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A provider whose submitter is not heard of again, on a real chain with keepers over TCP. */
@Timeout(60)
class ClaimantTest {
  private static final Duration WINDOW = Duration.ofHours(50).plusSeconds(1);

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

  private List<String> keepers(int count) throws Exception {
    scene.addKeepers(count);
    return ((Opened.Open) scene.open()).keepers();
  }

  private void work(int shard, List<String> keepers) throws Exception {
    Grant grant = scene.grant(shard, keepers);
    scene.committed(grant, scene.train(grant));
  }

  private Claimant claimant() {
    return scene.claimant(scene.provider, Optional.of(scene.wallet));
  }

  /** The submitter's host is gone; what it said of the keepers, and the chain, are enough. */
  @Test
  void whatASilentSubmitterOwesArrivesToTheWei() throws Exception {
    List<String> keepers = keepers(3);
    work(0, keepers);
    work(1, keepers);
    scene.submitter.host.close();
    Claimant claimant = claimant();
    claimant.look();
    Wei price = scene.job.price();
    assertThat(scene.news).containsExactly(new ClaimNews.Made(price.times(2)));

    Wei before = scene.balance(scene.wallet.address());
    claimant.look();
    scene.pass(WINDOW);
    claimant.look();

    assertThat(scene.news.getLast()).isEqualTo(new ClaimNews.Paid(price.times(2)));
    assertThat(scene.balance(scene.wallet.address())).isEqualTo(before.plus(price.times(2)));
    assertThat(scene.claims().bond(scene.wallet.address(), scene.provider.key.address()))
        .isEqualTo(scene.stake());
    claimant.look();
    assertThat(scene.news).hasSize(2);
  }

  /** The escrow pays the larger of vouchers and claims, so what was paid is claimed along. */
  @Test
  void silenceAfterAVoucherCostsNothing() throws Exception {
    List<String> keepers = keepers(2);
    Grant first = scene.grant(0, keepers);
    scene.paid(first, scene.train(first));
    work(1, keepers);
    Claimant claimant = claimant();
    claimant.look();
    Wei before = scene.balance(scene.wallet.address());

    scene.pass(WINDOW);
    claimant.look();

    Wei price = scene.job.price();
    assertThat(scene.news)
        .containsExactly(new ClaimNews.Made(price.times(2)), new ClaimNews.Paid(price));
    assertThat(scene.balance(scene.wallet.address())).isEqualTo(before.plus(price));
  }

  @Test
  void anotherProcessFollowsTheClaimOfTheOneBefore() throws Exception {
    work(0, keepers(2));
    claimant().look();
    ClaimScene.Node again = scene.again(scene.provider, 2);
    scene.pass(WINDOW);

    scene.claimant(again, Optional.of(scene.wallet)).look();

    assertThat(scene.news)
        .containsExactly(
            new ClaimNews.Made(scene.job.price()), new ClaimNews.Paid(scene.job.price()));
    assertThat(again.store.ownClaims().ofJob(scene.job.id()))
        .extracting(OwnClaim::phase)
        .containsExactly(OwnClaim.Phase.PAID);
  }

  /** Killed after the chain had it and before that was written down. */
  @Test
  void aClaimIsNotMadeTwice() throws Exception {
    work(0, keepers(2));
    claimant().look();
    OwnClaim made = scene.provider.store.ownClaims().ofJob(scene.job.id()).getFirst();
    scene.provider.store.ownClaims().put(made.in(OwnClaim.Phase.SENT, ""));

    claimant().look();

    assertThat(scene.claims().made(scene.job.id())).hasSize(1);
    assertThat(scene.provider.store.ownClaims().ofJob(scene.job.id())).containsExactly(made);
  }

  /** Killed before it was sent: it is made anew. */
  @Test
  void aClaimThatNeverCameOntoTheChainIsMadeAnew() throws Exception {
    work(0, keepers(2));
    Grant grant = scene.provider.store.leases().all().getFirst().grant();
    ClaimFile file = scene.file();
    scene
        .provider
        .store
        .ownClaims()
        .put(new OwnClaim(file.id(), scene.job.id(), file.work(), OwnClaim.Phase.SENT, ""));

    claimant().look();

    assertThat(scene.news).containsExactly(new ClaimNews.Made(grant.lease().price()));
  }

  @Test
  void withoutKeepersOnlyTheSubmitterCanPay() throws Exception {
    assertThat(scene.open()).isInstanceOf(Opened.Closed.class);
    work(0, List.of());

    claimant().look();

    assertThat(scene.news).singleElement().isInstanceOf(ClaimNews.Waiting.class);
    assertThat(scene.provider.store.ownClaims().pending()).isEmpty();
  }

  @Test
  void withoutTwoReceiptsThereIsNoClaimAndItSaysWhy() throws Exception {
    work(0, keepers(2));
    scene.keepers.getFirst().host.close();

    claimant().look();

    assertThat(((ClaimNews.Waiting) scene.news.getFirst()).sentence())
        .startsWith("Two keepers have to hold what is claimed, and ");
    assertThat(scene.claims().made(scene.job.id())).isEmpty();
  }

  @Test
  void aLockedWalletIsToldOfTheBond() throws Exception {
    work(0, keepers(2));
    Claimant locked = scene.claimant(scene.provider, Optional.empty());

    locked.look();

    assertThat(((ClaimNews.Waiting) scene.news.getFirst()).sentence())
        .contains(Denomination.COIN.exactly(scene.stake()) + " at stake")
        .contains(scene.provider.key.address().toString());

    assertThat(scene.claims().postBond(scene.wallet, scene.provider.key.address(), scene.stake()))
        .isInstanceOf(TransactionOutcome.Mined.class);
    locked.look();
    assertThat(scene.news.getLast()).isEqualTo(new ClaimNews.Made(scene.job.price()));
  }

  /** A submitter that says that right work is wrong is as good as one that says nothing. */
  @Test
  void workThatWasRefusedIsDoneAgainAndClaimedIfItHolds() throws Exception {
    List<String> keepers = keepers(2);
    Grant right = scene.grant(0, keepers);
    Grant wrong = scene.grant(1, keepers);
    scene.refused(right, scene.train(right), "UNEQUAL_BITS The update is not what a replay gives.");
    scene.refused(wrong, ClaimScene.lie(scene.train(wrong)), "UNEQUAL_BITS It is not.");

    claimant().look();

    assertThat(scene.news).containsExactly(new ClaimNews.Made(scene.job.price()));
  }
}

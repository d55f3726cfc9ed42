package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hearth.compute.Device;
import dev.hearth.compute.Pace;
import dev.hearth.node.Fixtures;
import dev.hearth.node.PracticeToken;
import dev.hearth.node.device.Devices;
import dev.hearth.node.store.BlobStore;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.training.ShardTask;
import dev.hearth.training.data.Tokens;
import dev.hearth.training.files.ModelFile;
import dev.hearth.training.trace.LeaseTrace;
import dev.hearth.verifier.dispute.Game;
import dev.hearth.verifier.dispute.Listed;
import dev.hearth.verifier.dispute.Player;
import dev.hearth.verifier.dispute.Replay;
import dev.hearth.verifier.dispute.Turn;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.court.CourtEvent;
import dev.hearth.wallet.escrow.Claim;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.rpc.JsonRpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Claims as those see them who would pay for what is false. */
@Timeout(60)
class WatchTest {
  /** The selector of an ERC-20 token's transfer(address,uint256). */
  private static final String TRANSFER = "a9059cbb";

  /** That of balanceOf(address). */
  private static final String BALANCE_OF = "70a08231";

  private static final Replays NONE =
      (job, grant, content) -> {
        throw new AssertionError("it is known already");
      };

  @TempDir Path root;
  private ClaimScene scene;

  @BeforeEach
  void open() throws Exception {
    scene = new ClaimScene(root);
    scene.addKeepers(3);
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  private interface Report {
    Commitment of(Commitment truth);
  }

  /** By a provider that says so of what it trained. */
  private Claim claimed(Report report) throws Exception {
    Opened.Open opened = (Opened.Open) scene.open();
    Grant grant = scene.grant(0, opened.keepers());
    scene.committed(grant, report.of(scene.train(grant)));
    scene.claimant(scene.provider, Optional.of(scene.wallet)).look();
    return scene.claims().made(scene.job.id()).getFirst();
  }

  private int openChallenges(Claim claim) throws IOException {
    return scene.claims().state(claim).orElseThrow().open();
  }

  @Test
  void aRightClaimIsLeftAlone() throws Exception {
    Claim claim = claimed(truth -> truth);
    Watch watch = scene.watch(scene.submitter, scene.replays(scene.submitter));
    watch.look();
    assertThat(openChallenges(claim)).isZero();
    assertThat(scene.contests).isEmpty();
  }

  @Test
  void whatWasAcceptedIsNotComputedAgain() throws Exception {
    Claim claim = claimed(truth -> truth);
    ClaimFile file = scene.file();
    Grant grant = file.work().grants().getFirst();
    Signed commitment = file.work().commitments().getFirst();
    scene
        .submitter
        .store
        .ownJobs()
        .put(
            List.of(
                GrantedLease.out(grant, scene.provider.key.peerId())
                    .committed(commitment)
                    .accepted("")));
    scene.watch(scene.submitter, NONE).look();
    assertThat(openChallenges(claim)).isZero();
  }

  @Test
  void aClaimThatIsWithheldHidesNoneAfterIt() throws Exception {
    Opened.Open opened = (Opened.Open) scene.open();
    Grant one = scene.grant(0, opened.keepers());
    scene.committed(one, scene.train(one));
    scene.claimant(scene.provider, Optional.of(scene.wallet)).look();
    Claim withheld = scene.claims().made(scene.job.id()).getFirst();
    scene.keepers.forEach(keeper -> keeper.store.keptClaims().remove(withheld.id()));
    Grant other = scene.grant(1, opened.keepers());
    scene.committed(other, ClaimScene.lie(scene.train(other)));
    scene.claimant(scene.provider, Optional.of(scene.wallet)).look();
    Claim wrong = scene.claims().made(scene.job.id()).getLast();

    scene.watch(scene.submitter, scene.replays(scene.submitter)).look();

    assertThat(wrong).isNotEqualTo(withheld);
    assertThat(openChallenges(withheld)).isZero();
    assertThat(openChallenges(wrong)).isEqualTo(1);
  }

  /** The provider does not answer, and its stake is shared out. */
  @Test
  void aFalseClaimIsChallengedAndComesToNothing() throws Exception {
    Claim claim = claimed(ClaimScene::lie);
    Watch watch = scene.watch(scene.submitter, scene.replays(scene.submitter));
    watch.look();
    watch.look();
    assertThat(openChallenges(claim)).isEqualTo(1);
    Contest contest = scene.contests.getFirst();
    assertThat(scene.contests).hasSize(1);
    assertThat(contest.seat()).isEqualTo(Seat.CHALLENGER);

    attack(contest);
    watch.look();

    assertThat(scene.claims().state(claim).orElseThrow().isVoid()).isTrue();
    assertThat(scene.claims().credit(scene.purse.address()).isZero()).isTrue();
    assertThat(scene.balance(scene.escrow.address()))
        .isEqualTo(scene.deposit().plus(scene.job.price()));
    scene.claimant(scene.provider, Optional.empty()).look();
    assertThat(scene.news.getLast()).isInstanceOf(ClaimNews.Lost.class);
  }

  /** The stakes are in it, and so is what is won; a keeper has no part in a token. */
  @Test
  void aFalseClaimInATokenIsChallengedWithAStakeInIt() throws Exception {
    scene.close();
    scene = new ClaimScene(root.resolve("token"), Fixtures.DEADLINE, "PlainToken");
    scene.addKeepers(3);
    PracticeToken token = scene.token.orElseThrow();
    Wei stake = scene.job.price();
    token.give(scene.wallet.address(), stake.times(2));
    Claim claim = claimed(ClaimScene::lie);
    assertThat(token.balance(scene.wallet.address())).isEqualTo(stake);

    ClaimScene.Node keeper = keeper();
    Watch keeping = scene.watch(keeper, scene.replays(keeper));
    keeping.look();
    assertThat(openChallenges(claim)).isZero();
    assertThat(keeping.notice()).isEmpty();

    Watch watch = scene.watch(scene.submitter, scene.replays(scene.submitter));
    watch.look();
    assertThat(openChallenges(claim)).isEqualTo(1);
    assertThat(token.balance(scene.wallet.address())).isEqualTo(Wei.ZERO);
    attack(scene.contests.getFirst());
    watch.look();

    assertThat(scene.claims().state(claim).orElseThrow().isVoid()).isTrue();
    assertThat(token.balance(scene.owner.address())).isEqualTo(stake.plus(stake.dividedBy(2)));
  }

  private static Stream<Arguments> troubles() {
    Predicate<String> isTransfer =
        request -> request.contains("eth_estimateGas") && request.contains(TRANSFER);
    return Stream.of(
        arguments(named("its sending fails", isTransfer), "\"nonsense\""),
        arguments(
            named("it is not shown yet", (Predicate<String>) asked -> asked.contains(BALANCE_OF)),
            "\"0x" + "0".repeat(64) + "\""));
  }

  /** The process ends when what it won was collected, and before that is sent on. */
  @ParameterizedTest
  @MethodSource("troubles")
  void whatWasWonIsSentOnByTheNextProcess(Predicate<String> trouble, String answer)
      throws Exception {
    scene.close();
    scene = new ClaimScene(root.resolve("token"), Fixtures.DEADLINE, "PlainToken");
    scene.addKeepers(3);
    PracticeToken token = scene.token.orElseThrow();
    Wei stake = scene.job.price();
    token.give(scene.wallet.address(), stake.times(2));
    claimed(ClaimScene::lie);
    scene.watch(scene.submitter, scene.replays(scene.submitter)).look();
    attack(scene.contests.getFirst());
    Wei won = stake.plus(stake.dividedBy(2));

    try (LaggingNode far = new LaggingNode(new JsonRpc(scene.practice), trouble, answer)) {
      scene.watch(scene.submitter, far.chain, NONE).look();
    }
    assertThat(token.balance(scene.purse.address())).isEqualTo(won);

    scene.watch(scene.submitter, NONE).look();
    assertThat(token.balance(scene.purse.address())).isEqualTo(Wei.ZERO);
    assertThat(token.balance(scene.owner.address())).isEqualTo(won);
  }

  /** Nobody has time for it, and it may turn out to be false while nobody is there to pay. */
  @Test
  void whatWasWonStaysForAStakeAsLongAsAClaimIsUndecided() throws Exception {
    scene.close();
    scene = new ClaimScene(root.resolve("token"), Fixtures.DEADLINE, "PlainToken");
    scene.addKeepers(3);
    PracticeToken token = scene.token.orElseThrow();
    Wei stake = scene.job.price();
    token.give(scene.wallet.address(), stake.times(2));
    claimed(ClaimScene::lie);
    scene.watch(scene.submitter, scene.replays(scene.submitter)).look();
    attack(scene.contests.getFirst());
    token.give(scene.wallet.address(), stake);
    Grant other = scene.grant(1, scene.submitter.store.ownJobs().keepers(scene.job.id()));
    scene.committed(other, ClaimScene.lie(scene.train(other)));
    scene.claimant(scene.provider, Optional.of(scene.wallet)).look();
    Claim second = scene.claims().made(scene.job.id()).getLast();
    assertThat(token.balance(scene.wallet.address())).isEqualTo(Wei.ZERO);

    Replays busy =
        (job, grant, content) -> {
          throw new IOException("the machine is busy");
        };
    scene.watch(scene.submitter, busy).look();
    assertThat(token.balance(scene.owner.address())).isEqualTo(Wei.ZERO);
    scene.watch(scene.submitter, scene.replays(scene.submitter)).look();
    assertThat(openChallenges(second)).isEqualTo(1);
    assertThat(token.balance(scene.owner.address())).isEqualTo(stake.dividedBy(2));
  }

  /**
   * Its stake, and the gas of the longest dispute, for whoever begins one has to see it through.
   */
  @Test
  void withoutMoneyAFalseClaimIsNotChallengedAndTheOwnerIsTold() throws Exception {
    Claim claim = claimed(ClaimScene::lie);
    WalletKey empty = WalletKey.generate(scene.random);
    Watch locked =
        scene.watch(scene.submitter, scene.replays(scene.submitter), empty, Optional.empty());
    locked.look();
    assertThat(scene.claims().challenges(claim)).isEmpty();
    assertThat(locked.notice().orElseThrow())
        .startsWith("A claim on the pay of “tiny” is false")
        .contains(empty.address().toString())
        .endsWith("Your wallet cannot be spent from unasked.");

    ClaimScene.mined(scene.chain.transfer(scene.wallet, empty.address(), ClaimScene.ETHER));
    locked.look();
    assertThat(scene.claims().challenges(claim)).hasSize(1);
    assertThat(locked.notice()).isEmpty();
  }

  @Test
  void anUnguardedWalletFillsThePurse() throws Exception {
    Claim claim = claimed(ClaimScene::lie);
    WalletKey empty = WalletKey.generate(scene.random);
    scene
        .watch(scene.submitter, scene.replays(scene.submitter), empty, Optional.of(scene.wallet))
        .look();
    assertThat(scene.claims().challenges(claim)).hasSize(1);
  }

  /** The keepers may be gone when the node starts again, and its stake hangs on it. */
  @Test
  void whatIsChallengedIsKept() throws Exception {
    claimed(ClaimScene::lie);
    scene.watch(scene.submitter, scene.replays(scene.submitter)).look();
    scene.keepers.forEach(keeper -> keeper.host.close());
    scene.contests.clear();
    scene.watch(scene.submitter, NONE).look();
    assertThat(scene.contests).hasSize(1);
  }

  /** By what it keeps: it has no part in the job. */
  @Test
  void aKeeperChallengesTooWhenItsMachineIsFree() throws Exception {
    Claim claim = claimed(ClaimScene::lie);
    ClaimScene.Node keeper = keeper();
    Watch watch = scene.watch(keeper, scene.replays(keeper));
    scene.spare = false;
    watch.look();
    assertThat(openChallenges(claim)).isZero();
    scene.spare = true;
    watch.look();
    assertThat(openChallenges(claim)).isEqualTo(1);
  }

  private ClaimScene.Node keeper() {
    return scene.keepers.stream()
        .filter(node -> !node.store.keptClaims().all().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  /** Only its replay was wrong, and a stake would have been lost. */
  @Test
  void aDeviceThatSlipsOnceChallengesNothing() throws Exception {
    Claim claim = claimed(truth -> truth);
    Replays sound = scene.replays(scene.submitter);
    AtomicInteger count = new AtomicInteger();
    Replays slipping =
        (job, grant, content) -> {
          Commitment truth = sound.replay(job, grant, content);
          return count.getAndIncrement() == 0 ? ClaimScene.lie(truth) : truth;
        };
    Watch watch = scene.watch(scene.submitter, slipping);
    watch.look();
    watch.look();
    assertThat(count).hasValue(2);
    assertThat(openChallenges(claim)).isZero();
  }

  /** One move of the challenger's; then the other side's clock runs out. */
  private void attack(Contest contest) throws Exception {
    Court court = Court.at(scene.chain, scene.claims().court());
    CourtEvent.Opened opened = (CourtEvent.Opened) court.history(contest.dispute(), 0).getFirst();
    Terms terms = opened.terms();
    try (Device device = Devices.installed().first().open(1, Pace.FREE);
        LeaseTrace trace = new LeaseTrace(task(contest), device)) {
      Game game = new Game(terms, trace.program());
      Player player =
          new Player(
              trace.program(), new Replay(trace), Listed.commitment(contest.commitment().values()));
      Position first = game.first();
      Move move = player.move(first).orElseThrow();
      ClaimScene.mined(court.move(scene.purse, terms, first, move));
      Position next = ((Turn.Next) game.apply(first, move)).position();
      scene.pass(Duration.ofDays(1).plusSeconds(1));
      ClaimScene.mined(court.timeout(scene.purse, terms, next));
    }
  }

  private ShardTask task(Contest contest) throws IOException {
    JobSpec job = contest.job();
    BlobStore blobs = scene.submitter.store.blobs();
    byte[] weights = Files.readAllBytes(blobs.file(contest.grant().weights()));
    byte[] tokens = Files.readAllBytes(blobs.file(job.trainTokens()));
    return new ShardTask(
        job,
        contest.grant().lease().round(),
        contest.grant().lease().shard(),
        ModelFile.read(weights, job.model()),
        Tokens.read(tokens, job.model().vocabulary()));
  }
}

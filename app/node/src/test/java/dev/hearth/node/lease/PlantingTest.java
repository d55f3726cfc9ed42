package dev.hearth.node.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.Fixtures;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.LeaseRecord;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnClaim;
import dev.hearth.node.worker.WorkerResult.Trained;
import dev.hearth.protocol.ClaimedWork;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.audit.PlantCode;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** In which lease a root is planted, and where; and how many are asked for. */
class PlantingTest {
  private static final NodeKey SUBMITTER = Fixtures.key(1);
  private static final NodeKey PROVIDER = Fixtures.key(2);
  private static final JobSpec JOB = Fixtures.job(SUBMITTER);
  private static final Hash STATE = Hash.sha256(new byte[] {5});
  private static final PlantCode CODE =
      new PlantCode(Hash.ZERO, JOB.id(), Hash.sha256(new byte[] {6}));

  @TempDir Path root;
  private DataFolder folder;
  private NodeStore store;
  private PlantWish wish;

  @BeforeEach
  void open() throws Exception {
    folder = DataFolder.open(root);
    store = NodeStore.open(folder, InstantSource.system());
    wish = new PlantWish(store);
  }

  @AfterEach
  void close() throws Exception {
    store.close();
    folder.close();
  }

  /** Draws these numbers, one after the other. */
  private static RandomGenerator lots(Integer... numbers) {
    Deque<Integer> left = new ArrayDeque<>(Arrays.asList(numbers));
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        throw new AssertionError("it asks for numbers within bounds");
      }

      @Override
      public int nextInt(int bound) {
        return left.remove();
      }

      @Override
      public int nextInt(int origin, int bound) {
        return left.remove();
      }
    };
  }

  private static Grant grant(int shard) {
    return Fixtures.grant(SUBMITTER, JOB, PROVIDER.address(), shard, JOB.price().times(shard));
  }

  private static Lease replica(Lease of, int replica) {
    return new Lease(
        of.job(),
        of.round(),
        of.shard(),
        replica,
        of.provider(),
        of.node(),
        of.from(),
        of.price(),
        of.startRoot(),
        of.programHash(),
        of.inputsRoot(),
        of.deadline());
  }

  private static Trained trained(int segments) {
    List<Hash> states = Collections.nCopies(segments, STATE);
    return new Trained(4, states, STATE, Path.of("update"), 2.5f);
  }

  /**
   * Wanted, planted before, replica, segments, what is drawn; and where it is planted, if at all.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 3, 0 1, 1",
    "1, 0, 0, 3, 0 2, 2",
    "1, 0, 0, 1, 0, 0",
    "1, 0, 0, 3, 3, -1",
    "1, 0, 1, 3, 0 1, -1",
    "0, 0, 0, 3, 0 1, -1",
    "1, 1, 0, 3, 0 1, -1",
    "2, 1, 0, 3, 0 1, 1"
  })
  void onlyWhatIsWantedAndDrawnIsPlanted(
      int wanted, int before, int replica, int segments, String drawn, int place) throws Exception {
    store.plantCodes().put(CODE);
    store.plantCodes().want(JOB.id(), wanted);
    for (int shard = 0; shard < before; shard++) {
      planted(grant(shard), LeaseRecord.Phase.COMMITTED);
    }
    Integer[] lots = Arrays.stream(drawn.split(" ")).map(Integer::valueOf).toArray(Integer[]::new);
    Lease lease = replica(grant(before).lease(), replica);

    Trained said = new Planting(store, lots(lots)).report(JOB, lease, trained(segments));

    assertThat(said.updateRoot()).isEqualTo(STATE);
    assertThat(said.update()).isEqualTo(Path.of("update"));
    assertThat(said.stateRoots()).hasSize(segments);
    for (int segment = 0; segment < segments; segment++) {
      Hash expected = segment == place ? CODE.root(lease.id()) : STATE;
      assertThat(said.stateRoots().get(segment)).isEqualTo(expected);
    }
  }

  @Test
  void aJobWithoutACodeIsTrainedHonestly() throws Exception {
    Trained honest = trained(3);
    assertThat(new Planting(store, lots()).report(JOB, grant(0).lease(), honest)).isSameAs(honest);
  }

  /** By chance alone it is further off once in a million tries. */
  @Test
  void aboutOneLeaseInFourIsDrawnAndEveryPlaceButTheFirst() throws Exception {
    wish.ask(CODE);
    Planting planting = new Planting(store, new Random(1));
    List<Hash> seen =
        IntStream.range(0, 1000)
            .mapToObj(n -> planting.report(JOB, grant(0).lease(), trained(3)))
            .filter(said -> !said.stateRoots().equals(trained(3).stateRoots()))
            .peek(said -> assertThat(said.stateRoots().getFirst()).isEqualTo(STATE))
            .map(said -> said.stateRoots().get(1))
            .toList();

    assertThat(seen).hasSizeBetween(180, 320);
    assertThat(seen).contains(STATE, CODE.root(grant(0).lease().id()));
  }

  private void planted(Grant grant, LeaseRecord.Phase phase) {
    store
        .leases()
        .put(
            new LeaseRecord(
                grant, "cpu", phase, Optional.of(commitment(grant)), Optional.empty(), ""));
  }

  private static Signed commitment(Grant grant) {
    Commitment honest = Fixtures.commitment(grant);
    Hash root = CODE.root(grant.lease().id());
    List<Hash> states = List.of(STATE, root);
    return Signed.by(
        PROVIDER, new Commitment(honest.lease(), 4, states, STATE, honest.update(), 1).encode());
  }

  private void claimed(Grant grant, OwnClaim.Phase phase) throws Exception {
    Signed announcement = Signed.by(SUBMITTER, JOB.encode());
    ClaimedWork work = new ClaimedWork(announcement, List.of(grant), List.of(commitment(grant)));
    store.ownClaims().put(new OwnClaim(Hash.ZERO, JOB.id(), work, phase, ""));
  }

  @Test
  void oneIsAskedForAtATime() throws Exception {
    assertThat(wish.ask(CODE)).isEqualTo(PlantWish.Answer.ASKED);
    assertThat(wish.ask(CODE)).isEqualTo(PlantWish.Answer.WAITING);
    planted(grant(0), LeaseRecord.Phase.EXPIRED);
    assertThat(wish.ask(CODE)).isEqualTo(PlantWish.Answer.UNDER_WAY);
    assertThat(store.plantCodes().wanted(JOB.id())).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void anotherIsAskedForWhenTheClaimIsDecided(OwnClaim.Phase phase) throws Exception {
    wish.ask(CODE);
    planted(grant(0), LeaseRecord.Phase.COMMITTED);
    claimed(grant(0), phase);
    boolean decided = phase == OwnClaim.Phase.PAID || phase == OwnClaim.Phase.LOST;

    assertThat(wish.ask(CODE))
        .isEqualTo(decided ? PlantWish.Answer.ASKED : PlantWish.Answer.UNDER_WAY);
    assertThat(store.plantCodes().wanted(JOB.id())).isEqualTo(decided ? 2 : 1);
  }

  @Test
  void whoThinksBetterOfItPlantsNoMore() throws Exception {
    wish.ask(CODE);
    wish.withdraw(CODE);
    Trained honest = trained(3);
    assertThat(new Planting(store, lots()).report(JOB, grant(0).lease(), honest)).isSameAs(honest);
    assertThat(wish.ask(CODE)).isEqualTo(PlantWish.Answer.ASKED);
  }

  /** What was planted by the first would not be known any more. */
  @Test
  void aSecondCodeForAJobIsNotTaken() {
    wish.ask(CODE);
    PlantCode other = new PlantCode(CODE.pot(), JOB.id(), Hash.ZERO);
    assertThat(wish.ask(other)).isEqualTo(PlantWish.Answer.OTHER_CODE);
    assertThat(store.plantCodes().find(JOB.id())).contains(CODE);
  }
}

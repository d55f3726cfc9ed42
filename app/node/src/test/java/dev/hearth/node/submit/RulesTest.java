package dev.hearth.node.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.Fixtures;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bid;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
  private static final NodeKey SUBMITTER = Fixtures.key(1);
  private static final JobSpec JOB = Fixtures.job(SUBMITTER);
  private static final Hash TRUTH = Hash.sha256(new byte[] {5});
  private static final Hash LIE = Hash.sha256(new byte[] {6});

  /** Of the devices of those who say it. */
  private static final Map<Character, String> VENDORS =
      Map.of(
          'n', "NVIDIA Corporation",
          'N', "nvidia",
          'm', "Advanced Micro Devices",
          'M', "AMD");

  private static NodeKey provider(char name) {
    return Fixtures.key(10 + name);
  }

  private static Address payout(char name) {
    return provider(name).address();
  }

  /**
   * A lease in four characters: shard, replica, provider, and how far it got: o(ut), e(xpired), or
   * committed to the t(ruth) or the l(ie), A(ccepted), R(efused), P(lanted).
   */
  private static GrantedLease lease(String code, int position) {
    char holder = code.charAt(2);
    Lease lease =
        new Lease(
            JOB.id(),
            0,
            code.charAt(0) - '0',
            code.charAt(1) - '0',
            payout(holder),
            payout(holder),
            JOB.price().times(position),
            JOB.price(),
            JOB.startRoot(),
            JOB.programHash(),
            Hash.ZERO,
            JOB.deadline());
    Grant grant = new Grant(lease, SUBMITTER.sign(lease.digest(JOB.escrow())), JOB.weights());
    GrantedLease out = GrantedLease.out(grant, provider(holder).peerId());
    return switch (code.charAt(3)) {
      case 'o' -> out;
      case 'e' -> out.expired();
      case 't' -> out.committed(signed(lease, holder, TRUTH));
      case 'l' -> out.committed(signed(lease, holder, LIE));
      case 'A' -> out.committed(signed(lease, holder, TRUTH)).accepted("");
      case 'R' -> out.committed(signed(lease, holder, LIE)).refused("lied");
      case 'P' -> out.committed(signed(lease, holder, LIE)).planted();
      default -> throw new IllegalArgumentException(code);
    };
  }

  private static Signed signed(Lease lease, char holder, Hash root) {
    return Signed.by(provider(holder), result(lease, root).encode());
  }

  private static Commitment result(Lease lease, Hash root) {
    return new Commitment(lease.id(), 4, List.of(root, root), root, Fixtures.blob("update"), 2.5f);
  }

  private static List<GrantedLease> leases(String codes) {
    List<GrantedLease> leases = new ArrayList<>();
    for (String code : codes.isBlank() ? new String[0] : codes.split(" ")) {
      leases.add(lease(code, leases.size()));
    }
    return leases;
  }

  private static RoundBoard board(String codes, boolean replayed) {
    List<GrantedLease> leases = leases(codes);
    Map<Integer, Commitment> replays =
        replayed ? Map.of(0, result(leases.getFirst().lease(), TRUTH)) : Map.of();
    return RoundBoard.of(2, leases, replays);
  }

  @ParameterizedTest
  @CsvSource({
    "'', false, true, TRAIN",
    "00ao, false, true, WAIT",
    "00ae, false, true, TRAIN",
    "00aR, false, true, TRAIN",
    "00ae 00bo, false, true, WAIT",
    "00aP, false, true, TRAIN",
    "00aP, false, false, TRAIN",
    "00aP 00bo, false, true, WAIT",
    "00aP 00bt, false, false, JUDGE",
    "00aP, true, true, TRAIN",
    "00at, false, true, AUDIT",
    "00at, false, false, JUDGE",
    "00at 01bo, false, true, WAIT",
    "00at 01be, false, true, AUDIT",
    "00at 01bt, false, true, JUDGE",
    "00at 01bl, false, true, REPLAY",
    "00al 01bt, false, true, REPLAY",
    "00at 01bt 02co, false, true, WAIT",
    "00at 01bt 02cl, false, true, REPLAY",
    "00al 01bt, true, true, JUDGE",
    "00al, true, true, JUDGE",
    "00aR 01bt, true, true, JUDGE",
    "00aR 01bA, true, true, TRAIN",
    "00aR 01bA 00bt, true, true, JUDGE",
    "00aA 01bA, false, true, DONE",
    "00aA, true, true, DONE"
  })
  void eachShardWaitsForOneThing(
      String leases, boolean replayed, boolean audited, ShardBoard.Next next) {
    assertThat(board(leases, replayed).shards().getFirst().next(audited)).isEqualTo(next);
  }

  /** Leases so far, then the replica of the first shard's next lease to train, and to audit. */
  @ParameterizedTest
  @CsvSource({
    "'', 0, 1",
    "10ao, 0, 1",
    "00ao, 65536, 1",
    "00aR 01bA, 65536, 2",
    "00ae 00be, 131072, 1",
    "00at 01be 02ct, 65536, 3"
  })
  void noTwoLeasesOfAShardHaveOneReplica(String leases, int training, int audit) {
    ShardBoard shard = board(leases, false).shards().getFirst();
    assertThat(shard.nextTraining()).isEqualTo(training);
    assertThat(shard.nextAudit()).isEqualTo(audit);
  }

  @ParameterizedTest
  @CsvSource({
    "00aA 10bA, true",
    "00aA 10bt, false",
    "00aA, false",
    "00aA 01bo 10bA, false",
    "00aA 01bA 10bA 11ae, true",
    "00aR 00bA 10bA, true",
    "00aP 10bA, false",
    "00aP 00aA 10bA, true"
  })
  void aRoundIsCompleteWhenNobodyWorksOnItAnyMore(String leases, boolean complete) {
    assertThat(board(leases, false).isComplete()).isEqualTo(complete);
  }

  /** Waiting providers, the work there is, what each has had, and who gets what (name, place). */
  @ParameterizedTest
  @CsvSource({
    "ab, T0 T1, '', a0 b1",
    "ba, T0 T1, '', b0 a1",
    "ab, T0, '', a0",
    "ab, T0, 10ao, b0",
    "abc, T0 T1, 00ao 10bo, c0 a1",
    "a, A0a, '', ''",
    "ab, A0a, '', b0",
    "ab, A0a A1b, '', a1 b0",
    "ab, A0b T1, '', a0 b1",
    "nm, A0N, '', m0",
    "n, A0N, '', n0",
    "N, A0N, '', ''",
    "nm, A0N, 10mo, m0",
    "Mn, A0m, '', n0",
    "nm, A0N A1N, '', m0 n1",
    "nm, A0N T1, '', n1 m0",
    "nx, A0N, '', x0"
  })
  void whoHadLeastChoosesFirstAndNobodyAuditsItselfNorIfPossibleItsLike(
      String waiting, String open, String had, String expected) {
    List<Bidder> bidders = waiting.chars().mapToObj(name -> bidder((char) name)).toList();
    List<Work> work = Arrays.stream(open.split(" ")).map(RulesTest::work).toList();

    String allotted =
        Allotment.of(bidders, work, new Books(leases(had))).stream()
            .map(a -> name(a.bidder(), waiting) + a.work().shard())
            .collect(Collectors.joining(" "));

    assertThat(allotted).isEqualTo(expected);
  }

  private static Bidder bidder(char name) {
    return new Bidder(
        provider(name).peerId(),
        new Bid(JOB.id(), payout(name), 1, 1, Wei.ZERO, VENDORS.getOrDefault(name, "")));
  }

  private static String name(Bidder bidder, String names) {
    return names
        .chars()
        .filter(name -> provider((char) name).peerId().equals(bidder.peer()))
        .mapToObj(Character::toString)
        .findFirst()
        .orElseThrow();
  }

  private static Work work(String code) {
    int shard = code.charAt(1) - '0';
    return code.charAt(0) == 'T'
        ? Work.training(shard, 0)
        : Work.audit(shard, 1, payout(code.charAt(2)), VENDORS.getOrDefault(code.charAt(2), ""));
  }

  /** Leases so far, then: slices used, what a and b are owed, who is banned. */
  @ParameterizedTest
  @CsvSource({
    "'', 0, 0, 0, ''",
    "00ao, 1, 0, 0, ''",
    "00aA 01bA, 2, 1, 1, ''",
    "00aR 01bA 00bA, 3, 0, 2, a",
    "00ae 00ae 00bA, 3, 0, 1, ''",
    "00aP 10aP 20aP 00bA, 4, 0, 1, ''"
  })
  void theBooksFollowFromTheLeases(
      String leases, int slices, int owedToA, int owedToB, String banned) {
    Books books = new Books(leases(leases));

    assertThat(books.nextSlice()).isEqualTo(JOB.price().times(slices));
    assertThat(books.owed(payout('a'))).isEqualTo(JOB.price().times(owedToA));
    assertThat(books.owed(payout('b'))).isEqualTo(JOB.price().times(owedToB));
    assertThat(books.spent()).isEqualTo(JOB.price().times(owedToA + owedToB));
    assertThat(books.isBanned(provider('a').peerId())).isEqualTo(banned.equals("a"));
    assertThat(books.isBanned(provider('b').peerId())).isFalse();
  }

  /** Whoever names another's account as its own and cheats is banned alone. */
  @Test
  void aCheatBansItselfAndNotTheAccountItNamed() {
    GrantedLease named = lease("00aR", 0);
    PeerId cheat = provider('c').peerId();
    GrantedLease cheated =
        new GrantedLease(named.grant(), cheat, named.phase(), named.commitment(), named.note());
    Books books = new Books(List.of(cheated));
    assertThat(books.isBanned(cheat)).isTrue();
    assertThat(books.isBanned(provider('a').peerId())).isFalse();
  }

  @Test
  void whoLetsLeasesExpireAgainAndAgainGetsNoMore() {
    assertThat(new Books(leases("00ae 00ae")).isUnreliable(provider('a').peerId())).isFalse();
    assertThat(new Books(leases("00ae 00ae 10ae")).isUnreliable(provider('a').peerId())).isTrue();
    assertThat(new Books(leases("00aP 00aP 10aP")).isUnreliable(provider('a').peerId())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "1000000, 1000, 1000", "300000, 250, 350", "10000, 1, 25"})
  void auditsAreDrawnAtTheirRate(int perMillion, int atLeast, int atMost) {
    AuditLottery lottery = new AuditLottery(Bytes.of(new byte[] {1, 2, 3}), perMillion);

    long drawn =
        IntStream.range(0, 1000)
            .filter(n -> lottery.draws(Hash.sha256(new byte[] {(byte) n, (byte) (n >> 8)})))
            .count();

    assertThat(drawn).isBetween((long) atLeast, (long) atMost);
  }

  /** Whether they are audited or not. */
  @Test
  void halfOfTheAuditsGoByWhoMadeTheDevice() {
    AuditLottery lottery = new AuditLottery(Bytes.of(new byte[] {1, 2, 3}), 500_000);
    Map<Boolean, Long> halves =
        IntStream.range(0, 1000)
            .mapToObj(n -> Hash.sha256(new byte[] {(byte) n, (byte) (n >> 8)}))
            .filter(lottery::draws)
            .collect(Collectors.partitioningBy(lottery::drawsHalf, Collectors.counting()));

    assertThat(halves.get(true)).isBetween(200L, 300L);
    assertThat(halves.get(false)).isBetween(200L, 300L);
  }

  @ParameterizedTest
  @CsvSource({"2.5, true", "NaN, false", "Infinity, false", "-Infinity, false"})
  void aLossHasToBeANumber(float loss, boolean sound) {
    GrantedLease lease = lease("01ao", 0);
    BlobId nothing = new BlobId(TRUTH, 0);
    Commitment claimed = new Commitment(lease.id(), 4, List.of(TRUTH, TRUTH), TRUTH, nothing, loss);
    CommitmentCheck check = new CommitmentCheck(new JobContent(JOB, null));

    assertThat(check.shape(lease, claimed).isEmpty()).isEqualTo(sound);
  }

  @Test
  void anotherSecretDrawsOtherLeases() {
    AuditLottery one = new AuditLottery(Bytes.of(new byte[] {1}), 500_000);
    AuditLottery other = new AuditLottery(Bytes.of(new byte[] {2}), 500_000);

    assertThat(IntStream.range(0, 100).mapToObj(n -> Hash.sha256(new byte[] {(byte) n})))
        .anyMatch(root -> one.draws(root) != other.draws(root));
  }

  /** Rounds, audit share, providers: leases, audits, in vain, deposit and cost in prices of 10. */
  @ParameterizedTest
  @CsvSource({
    "4, 1000000, 3, 8, 8, 8, 240, 160",
    "4, 0, 1, 8, 0, 4, 120, 80",
    "1, 300000, 2, 2, 2, 5, 90, 30"
  })
  void theDepositCoversTheWorstAndTheCostIsTheUsual(
      int rounds,
      int perMillion,
      int providers,
      int leases,
      int audits,
      int inVain,
      long deposit,
      long cost) {
    TrainingPlan plan = new TrainingPlan("test", JOB.model(), JOB.hyperparameters(), 2);
    JobOrder order =
        new JobOrder(
            "a job",
            plan,
            rounds,
            7,
            new Prices(Wei.of(10), Wei.of(10)),
            perMillion,
            providers,
            Duration.ofMinutes(1),
            Instant.ofEpochSecond(JOB.deadline()),
            JOB.escrow());

    Budget budget = Budget.of(order);

    assertThat(budget.leases()).isEqualTo(leases);
    assertThat(budget.audits()).isEqualTo(audits);
    assertThat(budget.inVain()).isEqualTo(inVain);
    assertThat(budget.deposit()).isEqualTo(Wei.of(deposit));
    assertThat(budget.cost()).isEqualTo(Wei.of(cost));
  }
}

package dev.hearth.node.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Pace;
import dev.hearth.host.Host;
import dev.hearth.host.HostLimits;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.identity.HostKey;
import dev.hearth.node.Fixtures;
import dev.hearth.node.TinyJob;
import dev.hearth.node.store.BlobStore;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.MerkleTree;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.training.InitialWeights;
import dev.hearth.training.ShardTask;
import dev.hearth.training.data.Tokens;
import dev.hearth.training.program.TracedProgram;
import dev.hearth.training.trace.LeaseTrace;
import dev.hearth.verifier.dispute.Game;
import dev.hearth.verifier.dispute.Listed;
import dev.hearth.verifier.dispute.LyingTrace;
import dev.hearth.verifier.dispute.Player;
import dev.hearth.verifier.dispute.Replay;
import dev.hearth.verifier.dispute.Trace;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.Quote;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.court.CourtEvent;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A court on a practice chain and the two sides' hosts, connected, with a dispute about a lease
 * that was really trained.
 */
final class Courtroom implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofHours(1);

  /** Who does not play off chain at all. */
  static final Pacing AT_ONCE = new Pacing(Duration.ofMillis(20), Duration.ZERO, Duration.ZERO);

  private static final InstantSource CLOCK = InstantSource.system();
  private static final String REFERENCE = "reference";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Where the lies are; the operation where there is a loop. */
  private static final int STEP = 3;

  private static final int ELEMENT = 4;
  private static final int OPERATION = 2;

  private final Path folder;
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final PracticeChain practice;
  private final Map<Seat, WalletKey> keys = new EnumMap<>(Seat.class);
  private final List<Host> hosts = new ArrayList<>();
  private final ShardTask task;
  private volatile CountDownLatch looks = new CountDownLatch(0);
  final Chain chain;
  final Court court;
  Terms terms;
  List<Hash> commitment;

  /** What a side says, given the truth. */
  @FunctionalInterface
  interface Account {
    Trace of(Trace truth, LeaseTrace lease);
  }

  static final Account TRUTH = (truth, lease) -> truth;

  /** In the middle of a sum, to the end of which there are five moves: the provider proves. */
  static final Account IN_A_SUM = (truth, lease) -> lying(truth, lease, false);

  /** In a stage without a loop, so that the challenger proves. */
  static final Account IN_A_MAP = (truth, lease) -> lying(truth, lease, true);

  Courtroom(Path folder) throws IOException {
    this.folder = folder;
    practice = PracticeChain.inMemory(Genesis.practice(CLOCK, Map.of()), CLOCK);
    chain = Chain.practice(practice);
    for (Seat seat : Seat.values()) {
      keys.put(seat, rich());
      stranger();
    }
    host(Seat.PROVIDER).connect(host(Seat.CHALLENGER).addresses().getFirst());
    court = Court.at(chain, mined(Court.deploy(chain, rich())).contract().orElseThrow());
    task = task();
  }

  private ShardTask task() throws IOException {
    BlobStore blobs = BlobStore.open(folder.resolve("blobs"));
    JobSpec job = TinyJob.publish(Fixtures.key(9), Fixtures.ESCROW, blobs);
    Tokens tokens =
        Tokens.read(Files.readAllBytes(blobs.file(job.trainTokens())), job.model().vocabulary());
    return new ShardTask(job, 0, 1, InitialWeights.of(job.model(), 7), tokens);
  }

  /** A host that no side knows. */
  Host stranger() throws IOException {
    Host host =
        new Host(
            HostKey.of(Fixtures.key(hosts.size() + 1)),
            List.of(Multiaddr.parse("/ip4/127.0.0.1/tcp/0")),
            HostLimits.defaults());
    host.start();
    hosts.add(host);
    return host;
  }

  Host host(Seat seat) {
    return hosts.get(seat.ordinal());
  }

  WalletKey key(Seat seat) {
    return keys.get(seat);
  }

  /** A litigant looks at the clock as often as it looks at the chain, and more. */
  private Instant looked() {
    looks.countDown();
    return CLOCK.instant();
  }

  /** Until litigants have looked so often from now on. */
  void awaitLooks(int times) throws InterruptedException {
    looks = new CountDownLatch(times);
    assertThat(looks.await(2, TimeUnit.MINUTES)).isTrue();
  }

  private WalletKey rich() throws IOException {
    WalletKey key = WalletKey.generate(RANDOM);
    give(key);
    return key;
  }

  void give(WalletKey key) throws IOException {
    chain.practiceTools().grant(key.address(), Wei.parse("1000000000000000000000"));
  }

  /** Leaves it less than a move costs. */
  void impoverish(WalletKey key) throws IOException {
    Address other = key(Seat.PROVIDER).address();
    Wei balance = chain.balance(key.address());
    Quote.Affordable gas =
        (Quote.Affordable) chain.quote(key.address(), Call.transfer(other, Wei.of(1)));
    mined(chain.transfer(key, other, balance.minus(gas.fee())));
  }

  /** Opens a dispute about what a provider with this account commits to. */
  void open(Account provider) throws IOException {
    try (Device device = device();
        LeaseTrace lease = new LeaseTrace(task, device)) {
      Trace account = provider.of(new Replay(lease), lease);
      commitment = Player.commitment(lease.program(), account);
      terms =
          new Terms(
              key(Seat.CHALLENGER).address(),
              Hash.ZERO,
              key(Seat.CHALLENGER).address(),
              key(Seat.PROVIDER).address(),
              lease.program().hash(),
              lease.inputsRoot(),
              account.state(0),
              root(commitment),
              commitment.size(),
              PATIENCE.toSeconds());
      mined(court.open(key(Seat.CHALLENGER), terms));
    }
  }

  /** The interpreter of operators: a device that compiles them would do that for every side. */
  private static Device device() {
    return ServiceLoader.load(Backend.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(backend -> backend.devices().stream().anyMatch(Courtroom::isReference))
        .findFirst()
        .orElseThrow()
        .open(REFERENCE, 1, Pace.FREE);
  }

  private static boolean isReference(DeviceInfo device) {
    return device.id().equals(REFERENCE);
  }

  private static Hash root(List<Hash> values) {
    return MerkleTree.root(
        MerkleTree.Type.COMMITMENT,
        values.stream()
            .map(value -> MerkleTree.leaf(MerkleTree.Type.COMMITMENT, value.toArray()))
            .toList());
  }

  private static Trace lying(Trace truth, LeaseTrace lease, boolean map) {
    TracedProgram program = lease.program();
    int last = program.parts().total() - 1;
    int stage =
        IntStream.rangeClosed(0, last)
            .map(n -> last - n)
            .filter(n -> program.stage(0, n).isMap() == map && program.words(0, n) > ELEMENT)
            .filter(n -> map || truth.step(STEP).stage(n).operations(ELEMENT).length > OPERATION)
            .findFirst()
            .orElseThrow();
    LyingTrace.Lie lie = new LyingTrace.Lie(0, STEP, stage, ELEMENT, map ? 0 : OPERATION);
    LyingTrace liar = new LyingTrace(truth, program, lease.inputsRoot(), lie);
    assertThat(liar.matters()).isTrue();
    return liar;
  }

  /** Has a side played over its host, which the other one's knows if it challenges. */
  Side play(Seat seat, Account account, Pacing pacing) throws IOException {
    Optional<PeerId> opponent =
        seat == Seat.CHALLENGER
            ? Optional.of(host(Seat.PROVIDER).peerId())
            : Optional.<PeerId>empty();
    return play(seat, account, pacing, new DisputeProtocol(host(seat)), opponent, seat.name());
  }

  /** Has a side played that takes no move off chain and makes none. */
  Side playOnChain(Seat seat, Account account, Pacing pacing) throws IOException {
    DisputeProtocol deaf = new DisputeProtocol(stranger());
    return play(seat, account, pacing, deaf, Optional.empty(), onChain(seat));
  }

  private Side play(
      Seat seat,
      Account account,
      Pacing pacing,
      DisputeProtocol protocol,
      Optional<PeerId> opponent,
      String name) {
    return new Side(
        protocol,
        hearing -> parts(seat, pacing, protocol, opponent, name, hearing),
        parts -> litigate(parts, account));
  }

  private LitigantParts parts(
      Seat seat,
      Pacing pacing,
      DisputeProtocol protocol,
      Optional<PeerId> opponent,
      String name,
      Hearing hearing) {
    return new LitigantParts(
        court,
        key(seat),
        folder.resolve(name),
        protocol,
        opponent,
        pacing,
        this::looked,
        scheduler,
        hearing);
  }

  /** For a side that keeps to the rules off chain as long as it likes, then plays on chain. */
  Line line(Seat seat, DisputeProtocol protocol, Runnable changed) throws IOException {
    String name = onChain(seat);
    return new Line(
        new Game(terms, program()),
        terms,
        first(),
        parts(seat, Pacing.PRACTICE, protocol, Optional.empty(), name, Hearing.UNHEARD),
        seat,
        new Transcript(folder.resolve(name)),
        changed);
  }

  Posted first() {
    return new Posted(terms.first(), Listed.commitment(commitment));
  }

  TracedProgram program() {
    return TracedProgram.of(task.job());
  }

  private static String onChain(Seat seat) {
    return seat + "-on-chain";
  }

  private Seat litigate(LitigantParts parts, Account account)
      throws IOException, InterruptedException {
    try (Device device = device();
        LeaseTrace lease = new LeaseTrace(task, device)) {
      Trace says = account.of(new Replay(lease), lease);
      Counsel counsel = Counsel.of(lease.program(), says);
      Case dispute = new Case(terms, 0, lease.program(), counsel, commitment);
      return new Litigant(parts, dispute).play();
    }
  }

  /** What a side with this account does there. */
  Move move(Account account, Posted at) {
    try (Device device = device();
        LeaseTrace lease = new LeaseTrace(task, device)) {
      Trace says = account.of(new Replay(lease), lease);
      return new Player(lease.program(), says, at.listed()).move(at.position()).orElseThrow();
    }
  }

  /** On the chain's clock. */
  void pass(Duration time) throws IOException {
    chain.practiceTools().advance(time);
  }

  /** By the names of its events. */
  List<String> history() throws IOException {
    return court.history(terms.dispute(), 0).stream()
        .map(event -> event.getClass().getSimpleName())
        .toList();
  }

  CourtEvent.Reason reason() throws IOException {
    return ((CourtEvent.Settled) court.history(terms.dispute(), 0).getLast()).reason();
  }

  static TransactionOutcome.Mined mined(TransactionOutcome outcome) {
    assertThat(outcome).isInstanceOf(TransactionOutcome.Mined.class);
    return (TransactionOutcome.Mined) outcome;
  }

  @Override
  public void close() throws IOException {
    hosts.forEach(Host::close);
    scheduler.shutdownNow();
    chain.close();
    practice.close();
  }
}

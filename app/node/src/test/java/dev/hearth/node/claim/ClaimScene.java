package dev.hearth.node.claim;

import dev.hearth.api.JobView;
import dev.hearth.host.Host;
import dev.hearth.host.HostLimits;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.identity.HostKey;
import dev.hearth.node.Fixtures;
import dev.hearth.node.PracticeToken;
import dev.hearth.node.TinyJob;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.court.CourtParts;
import dev.hearth.node.device.Devices;
import dev.hearth.node.dispute.DisputeProtocol;
import dev.hearth.node.dispute.Pacing;
import dev.hearth.node.exchange.BlobExchange;
import dev.hearth.node.lease.LeaseBook;
import dev.hearth.node.lease.Retry;
import dev.hearth.node.provider.Provider;
import dev.hearth.node.store.BlobOutcome;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.LeaseRecord;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnJob;
import dev.hearth.node.worker.Assignment;
import dev.hearth.node.worker.InProcessWorker;
import dev.hearth.node.worker.ProgressListener;
import dev.hearth.node.worker.WorkerQueue;
import dev.hearth.node.worker.WorkerResult;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.ClaimedWork;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Settlement;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Voucher;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.audit.PlantCode;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.escrow.Claims;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.escrow.SignedLease;
import dev.hearth.wallet.escrow.SignedVoucher;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.PracticeServer;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import dev.hearth.wallet.practice.rpc.JsonRpc;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A job that is paid for on a chain in this process, its submitter, a provider and peers that may
 * keep, each with its folder and a host on loopback. Nothing happens by itself.
 */
final class ClaimScene implements AutoCloseable {
  static final Wei ETHER = Wei.parse("1000000000000000000");
  static final ClaimTiming TIMING =
      new ClaimTiming(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1), Duration.ZERO);

  final InstantSource clock = InstantSource.system();
  final SecureRandom random = new SecureRandom();
  final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  final WalletKey payer = WalletKey.generate(random);
  final WalletKey wallet = WalletKey.generate(random);
  final WalletKey owner = WalletKey.generate(random);
  final WalletKey purse = WalletKey.generate(random);
  final WorkerQueue computing =
      new WorkerQueue(
          InProcessWorker.on(Devices.installed().first(), 1), scheduler, WorkerQueue.KEEP);
  final List<Contest> contests = new ArrayList<>();
  final List<ClaimNews> news = new ArrayList<>();
  final PracticeChain practice;
  final Chain chain;
  final Escrow escrow;
  final EscrowGateway gateway;
  final Node submitter;
  final Node provider;
  final List<Node> keepers = new ArrayList<>();
  final JobSpec job;

  /** What the job is paid in; empty for coin. */
  final Optional<PracticeToken> token;

  private final Path root;
  private final List<Node> nodes = new ArrayList<>();
  Wei booked = Wei.ZERO;
  KeeperLimits limits = KeeperLimits.DEFAULT;
  boolean spare = true;
  Optional<KeeperLottery> lottery = Optional.empty();

  ClaimScene(Path root) throws IOException {
    this(root, Fixtures.DEADLINE);
  }

  /**
   * @param until the job's deadline, in seconds since 1970
   */
  ClaimScene(Path root, long until) throws IOException {
    this(root, until, "");
  }

  /**
   * @param inToken the name of a token's contract; empty for coin
   */
  ClaimScene(Path root, long until, String inToken) throws IOException {
    this.root = root;
    Genesis genesis =
        Genesis.practice(
            clock,
            Map.of(
                payer.address(), ETHER.times(100),
                wallet.address(), ETHER.times(100),
                purse.address(), ETHER.times(100)));
    practice = PracticeChain.inMemory(genesis, clock);
    chain = Chain.practice(practice);
    escrow = Escrow.at(chain, mined(Escrow.deploy(chain, payer)).contract().orElseThrow());
    gateway = new EscrowGateway(chain);
    submitter = node(1);
    provider = node(2);
    JobSpec tiny = TinyJob.publish(submitter.key, escrow.domain(), submitter.store.blobs());
    token =
        inToken.isEmpty()
            ? Optional.empty()
            : Optional.of(PracticeToken.deploy(chain, payer, inToken));
    Address money = token.map(PracticeToken::address).orElse(Address.ZERO);
    job = TinyJob.until(tiny, until).paying(money);
    if (token.isPresent()) {
      token.get().give(payer.address(), deposit().times(2));
    }
    Instant deadline = Instant.ofEpochSecond(job.deadline());
    mined(escrow.fund(payer, job.id(), submitter.key.address(), deadline, money, deposit()));
    submitter
        .store
        .ownJobs()
        .put(
            new OwnJob(
                job,
                Signed.by(submitter.key, job.encode()),
                "tiny",
                Bytes.of(new byte[Hash.SIZE]),
                1,
                Duration.ofMinutes(10),
                deposit(),
                Wei.ZERO,
                JobView.Phase.STOPPED,
                ""));
  }

  Wei deposit() {
    return job.price().times(10);
  }

  /** Over HTTP, for other processes and whole agents. */
  PracticeServer serve() throws IOException {
    return new PracticeServer(new JsonRpc(practice), 0);
  }

  /** A machine of the network. */
  final class Node implements AutoCloseable {
    final NodeKey key;
    final NodeStore store;
    final Host host;
    final Keeper keeper;

    private Node(int number) throws IOException {
      key = Fixtures.key(number);
      store = NodeStore.open(DataFolder.open(root.resolve(key.peerId().text())), clock);
      host =
          new Host(
              HostKey.of(key),
              List.of(Multiaddr.parse("/ip4/127.0.0.1/tcp/0")),
              HostLimits.defaults());
      new BlobExchange(host, store.blobs()).serve(store.keptClaims().blobs());
      keeper = new Keeper(key, host, store, gateway, limits, clock, scheduler);
      host.start();
    }

    @Override
    public void close() throws IOException {
      keeper.close();
      host.close();
      store.close();
      store.folder().close();
    }
  }

  Node node(int number) throws IOException {
    Node node = new Node(number);
    nodes.add(node);
    return node;
  }

  /** The same machine after its process ended. */
  Node again(Node node, int number) throws IOException {
    node.close();
    nodes.remove(node);
    return node(number);
  }

  /** So many peers that the submitter is connected to. */
  void addKeepers(int count) throws IOException {
    for (int number = 0; number < count; number++) {
      Node keeper = node(10 + number);
      keepers.add(keeper);
      submitter.host.connect(keeper.host.addresses().getFirst());
    }
  }

  Opening opening() {
    return new Opening(
        submitter.key,
        submitter.host,
        chain,
        gateway,
        submitter.store.ownJobs(),
        lottery,
        new Random(1));
  }

  Opened open() {
    return open(job);
  }

  /** With the price of a lease as its stake where it is paid in a token. */
  Opened open(JobSpec one) {
    return opening()
        .open(one, payer, coins -> Optional.of(token.isPresent() ? one.price() : coins));
  }

  Claims claims() {
    return gateway.claims(job);
  }

  Wei stake() throws IOException {
    return claims().terms(job.id()).orElseThrow().stake();
  }

  /** A lease of the provider, due since an hour, whose slice is the so manieth. */
  Grant grant(int shard, List<String> keepers) throws IOException {
    Lease lease =
        new Lease(
            job.id(),
            0,
            shard,
            0,
            wallet.address(),
            provider.key.address(),
            job.price().times(shard),
            job.price(),
            job.startRoot(),
            job.programHash(),
            Exhibits.of(job, submitter.store.blobs()).content().inputsRoot(0, shard),
            clock.instant().minus(TIMING.patience()).getEpochSecond());
    return new Grant(lease, submitter.key.sign(lease.digest(job.escrow())), job.weights(), keepers);
  }

  /** Trained by the provider, with its update in its store. */
  Commitment train(Grant grant) throws Exception {
    fetch(job.weights());
    fetch(job.trainTokens());
    Assignment assignment =
        new Assignment(
            job,
            grant.lease(),
            provider.store.blobs().file(grant.weights()),
            provider.store.blobs().file(job.trainTokens()),
            provider.store.folder().work("training"));
    WorkerResult.Trained trained =
        (WorkerResult.Trained)
            computing.run(worker -> worker.train(assignment, ProgressListener.NONE)).get();
    BlobId update = ((BlobOutcome.Stored) provider.store.blobs().put(trained.update())).id();
    provider.store.folder().discard("training");
    return trained.commitment(grant.lease(), update);
  }

  private void fetch(BlobId blob) throws IOException {
    provider.store.blobs().put(submitter.store.blobs().file(blob));
  }

  /** What the provider knows of a lease when the submitter does not answer any more. */
  void committed(Grant grant, Commitment commitment) throws IOException {
    store(grant, commitment, LeaseRecord.Phase.COMMITTED, Optional.empty(), "");
  }

  void refused(Grant grant, Commitment commitment, String note) throws IOException {
    store(grant, commitment, LeaseRecord.Phase.REFUSED, Optional.empty(), note);
  }

  /** Paid by a voucher that was redeemed. */
  void paid(Grant grant, Commitment commitment) throws IOException {
    Voucher voucher = new Voucher(job.id(), wallet.address(), grant.lease().price());
    Signature signature = submitter.key.sign(voucher.digest(job.escrow()));
    store(
        grant,
        commitment,
        LeaseRecord.Phase.SETTLED,
        Optional.of(new Settlement(grant.lease().id(), voucher, signature, "")),
        "");
    SignedLease lease = new SignedLease(grant.lease(), grant.signature());
    mined(gateway.redeem(purse, job, new SignedVoucher(voucher, signature), List.of(lease)));
    booked = grant.lease().price();
  }

  private void store(
      Grant grant,
      Commitment commitment,
      LeaseRecord.Phase phase,
      Optional<Settlement> settlement,
      String note)
      throws IOException {
    Signed announcement = Signed.by(submitter.key, job.encode());
    provider.store.jobs().put(KnownJob.of(announcement, submitter.key.peerId(), List.of()));
    Signed signed = Signed.by(provider.key, commitment.encode());
    provider
        .store
        .leases()
        .put(new LeaseRecord(grant, "cpu", phase, Optional.of(signed), settlement, note));
  }

  /** All the provider did, as it would claim it. */
  ClaimFile file() throws IOException {
    List<LeaseRecord> leases = provider.store.leases().ofJob(job.id());
    return file(
        leases.stream().map(LeaseRecord::grant).toList(),
        leases.stream().map(lease -> lease.commitment().orElseThrow()).toList());
  }

  /** A claim for one lease. */
  ClaimFile file(Grant grant, Signed commitment) throws IOException {
    return file(List.of(grant), List.of(commitment));
  }

  private ClaimFile file(List<Grant> grants, List<Signed> commitments) throws IOException {
    Signed announcement = Signed.by(submitter.key, job.encode());
    return ClaimFile.of(new ClaimedWork(announcement, grants, commitments));
  }

  /** The commitment, but for the state after the first segment. */
  static Commitment lie(Commitment truth) {
    List<Hash> states = new ArrayList<>(truth.stateRoots());
    states.set(0, Hash.sha256("nothing of the kind".getBytes()));
    return new Commitment(
        truth.lease(), truth.steps(), states, truth.updateRoot(), truth.update(), truth.loss());
  }

  /** The commitment, but for the last state. */
  static Commitment planted(PlantCode code, Commitment truth) {
    List<Hash> states = new ArrayList<>(truth.stateRoots());
    states.set(states.size() - 1, code.root(truth.lease()));
    return new Commitment(
        truth.lease(), truth.steps(), states, truth.updateRoot(), truth.update(), truth.loss());
  }

  /** Of a machine that is the provider's, with a wallet that it may spend from, or without. */
  Claimant claimant(Node node, Optional<WalletKey> spendable) {
    LeaseBook book = new LeaseBook(node.store, "cpu", clock);
    return claimant(node, book, books(), TIMING, spendable);
  }

  Claimant claimant(Provider working, ClaimTiming timing) {
    return claimant(provider, working.leases(), working, timing, Optional.of(wallet));
  }

  /** One whose claims are defended by whoever that is. */
  Claimant claimant(Node node, Litigation litigation) {
    LeaseBook book = new LeaseBook(node.store, "cpu", clock);
    return claimant(node, book, books(), TIMING, Optional.of(wallet), litigation);
  }

  private Claimant claimant(
      Node node,
      LeaseBook book,
      Payouts payouts,
      ClaimTiming timing,
      Optional<WalletKey> spendable) {
    return claimant(node, book, payouts, timing, spendable, contests::add);
  }

  private Claimant claimant(
      Node node,
      LeaseBook book,
      Payouts payouts,
      ClaimTiming timing,
      Optional<WalletKey> spendable,
      Litigation litigation) {
    return new Claimant(
        new ClaimParts(
            node.key,
            node.store,
            node.host,
            gateway,
            node.keeper,
            book,
            funds(node, purse, spendable),
            replays(node),
            litigation,
            payouts,
            timing,
            retry(),
            clock,
            (spec, heard) -> news.add(heard)));
  }

  Watch watch(Node node, Replays replays) {
    return watch(node, replays, purse, Optional.of(wallet));
  }

  /** By a machine that sees the chain through another node of it. */
  Watch watch(Node node, Chain through, Replays replays) {
    ClaimPurse money = new ClaimPurse(purse, () -> Optional.of(wallet));
    return new Watch(
        node.store,
        node.host,
        new EscrowGateway(through),
        replays,
        () -> spare,
        contests::add,
        new Funds(through, money, node.store.denominations()),
        owner::address,
        random,
        clock);
  }

  Watch watch(Node node, Litigation litigation) {
    return new Watch(
        node.store,
        node.host,
        gateway,
        replays(node),
        () -> spare,
        litigation,
        funds(node),
        owner::address,
        random,
        clock);
  }

  Funds funds(Node node) {
    return funds(node, purse, Optional.of(wallet));
  }

  private Funds funds(Node node, WalletKey from, Optional<WalletKey> spendable) {
    return new Funds(chain, new ClaimPurse(from, () -> spendable), node.store.denominations());
  }

  /** What a machine plays its disputes with. */
  CourtParts court(
      Node node, DisputeProtocol protocol, WorkerQueue queue, Pacing pacing, Runnable changed) {
    return new CourtParts(
        node.key,
        node.store,
        gateway,
        funds(node),
        protocol,
        queue,
        pacing,
        retry(),
        clock,
        scheduler,
        changed);
  }

  Retry retry() {
    return new Retry(scheduler, clock, new Random(1), Duration.ofMillis(5), Duration.ofMillis(50));
  }

  /** By a machine whose purse this is, and that may fill it from that wallet. */
  Watch watch(Node node, Replays replays, WalletKey from, Optional<WalletKey> spendable) {
    Funds funds = funds(node, from, spendable);
    return new Watch(
        node.store,
        node.host,
        gateway,
        replays,
        () -> spare,
        contests::add,
        funds,
        owner::address,
        random,
        clock);
  }

  Replays replays(Node node) {
    return new WorkerReplays(computing, node.store.folder());
  }

  private Payouts books() {
    return new Payouts() {
      @Override
      public Wei paid(JobSpec spec, Optional<Hash> transaction) throws IOException {
        Wei paid = gateway.account(job, wallet.address()).paid();
        Wei arrived = paid.minus(booked);
        booked = paid;
        return arrived;
      }

      @Override
      public void over(JobSpec spec) {}
    };
  }

  void pass(Duration time) throws IOException {
    chain.practiceTools().advance(time);
  }

  /** Of what the job is paid in. */
  Wei money(Address account) throws IOException {
    return token.isPresent() ? token.get().balance(account) : balance(account);
  }

  Wei balance(Address account) throws IOException {
    return chain.balance(account);
  }

  static TransactionOutcome.Mined mined(TransactionOutcome outcome) {
    if (outcome instanceof TransactionOutcome.Mined mined) {
      return mined;
    }
    throw new AssertionError(outcome);
  }

  @Override
  public void close() throws IOException {
    for (Node node : nodes) {
      node.close();
    }
    computing.close();
    scheduler.shutdownNow();
    chain.close();
    practice.close();
  }
}

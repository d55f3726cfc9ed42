package dev.hearth.node.agent;

import dev.hearth.api.DeviceView;
import dev.hearth.api.EarningsView;
import dev.hearth.api.JobView;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.NodeState;
import dev.hearth.api.PracticeAttachment;
import dev.hearth.api.WorkView;
import dev.hearth.api.WorkerAttachment;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.api.rpc.RpcSocket;
import dev.hearth.host.Host;
import dev.hearth.host.HostLimits;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.identity.HostKey;
import dev.hearth.node.lease.WorkGate;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.worker.DeviceList;
import dev.hearth.node.worker.DeviceViews;
import dev.hearth.node.worker.WorkerCommand;
import dev.hearth.node.worker.WorkerDoor;
import dev.hearth.node.worker.WorkerProcess;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.Wei;
import dev.hearth.training.ShardTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The resident process: takes the data folder, starts the host, answers the local API, and joins a
 * network as soon as it is there. Safe for any thread.
 */
public final class Agent implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
  private static final Duration FRAME = Duration.ofMillis(250);
  private static final Duration RETRY = Duration.ofSeconds(10);
  private static final Duration RESTART = Duration.ofSeconds(2);
  private static final String VERSION = "0.1.0";
  private static final String NO_DEVICE = "";
  private final AgentOptions options;
  private final DataFolder folder;
  private final Household household;
  private final Pauses pauses;
  private final SnapshotFeed feed;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final WorkerDoor door;
  private RpcSocket socket;
  private Optional<PracticeProcess> practice = Optional.empty();
  private volatile Optional<Participation> participation = Optional.empty();
  private volatile Optional<JobView> practiceJob = Optional.empty();
  private volatile NodeState joining = Sentences.starting();

  private Agent(AgentOptions options, DataFolder folder, Household household, WorkerDoor door) {
    this.options = options;
    this.folder = folder;
    this.door = door;
    this.household = household;
    this.feed = new SnapshotFeed(this::snapshot, household.scheduler(), FRAME);
    this.pauses =
        new Pauses(
            household.gate(),
            household.store().settings(),
            household.clock(),
            household.scheduler(),
            feed::changed);
  }

  /**
   * Takes the folder and answers the local API when it returns; the network follows. Throws {@link
   * dev.hearth.node.store.FolderInUseException} while another agent has the folder.
   */
  public static Agent open(AgentOptions options, Launcher launcher, Clock clock)
      throws IOException {
    DataFolder folder = DataFolder.open(options.folder());
    WorkerDoor door = new WorkerDoor();
    SecureRandom random = new SecureRandom();
    NodeStore store = NodeStore.open(folder, clock);
    Identity identity = Identity.open(folder.root(), store.settings(), random);
    Host host =
        new Host(HostKey.of(identity.nodeKey()), List.of(options.listen()), HostLimits.defaults());
    host.start();
    ScheduledExecutorService scheduler =
        Executors.newScheduledThreadPool(1, Thread.ofPlatform().daemon().name("timer").factory());
    WorkerSource workers =
        device -> new WorkerProcess(door, workerCommand(folder.root(), device, options.threads()));
    Household household =
        new Household(
            store,
            identity,
            host,
            new DeviceList(workers.on(NO_DEVICE)),
            workers,
            new WorkGate(),
            clock,
            scheduler,
            random,
            options.threads());
    Agent agent = new Agent(options, folder, household, door);
    agent.start(launcher);
    return agent;
  }

  private static WorkerCommand workerCommand(Path folder, String device, int threads) {
    return new WorkerCommand(
        AgentOptions.socket(folder),
        device,
        threads,
        ShardTrainer.SNAPSHOT_EVERY,
        folder.resolve("worker.log"));
  }

  private void start(Launcher launcher) throws IOException {
    Path path = AgentOptions.socket(folder.root());
    socket =
        RpcSocket.listen(
            path, connection -> new Object[] {new AgentConnection(this, connection), door});
    Thread.ofVirtual().name("devices").start(this::listDevices);
    options.bootstrap().forEach(peer -> Thread.ofVirtual().start(() -> greet(peer)));
    if (options.network().isPresent()) {
      NetworkAddress network = options.network().get();
      joinAside(network);
    } else if (options.practice()) {
      startPractice(launcher);
    }
  }

  private void listDevices() {
    try {
      household.devices().ask();
      feed.changed();
    } catch (IOException e) {
      LOG.warn("This machine's devices are not known yet.", e);
    }
  }

  private void greet(Multiaddr peer) {
    try {
      household.host().connect(peer);
    } catch (IOException e) {
      LOG.warn("{} is not reached: {}", peer, e.getMessage());
    }
  }

  /** Joins a network, leaving the one before; trouble becomes the state's sentence. */
  synchronized void join(NetworkAddress network) {
    try {
      leave();
      household.devices().ask();
    } catch (IOException e) {
      joinLater(network, "This machine's devices are not known. " + e.getMessage(), e);
      return;
    }
    try {
      participation = Optional.of(Participation.join(household, network, feed::changed));
      feed.changed();
    } catch (IOException e) {
      joinLater(network, "The chain at " + network.rpc() + " does not answer.", e);
    }
  }

  private void joinLater(NetworkAddress network, String sentence, IOException why) {
    LOG.warn("The network was not joined.", why);
    joining = Sentences.offline(sentence + " Trying again shortly.");
    household
        .scheduler()
        .schedule(() -> joinAside(network), RETRY.toMillis(), TimeUnit.MILLISECONDS);
    feed.changed();
  }

  private void joinAside(NetworkAddress network) {
    Thread.ofVirtual().name("join").start(() -> join(network));
  }

  private void leave() throws IOException {
    if (participation.isPresent()) {
      participation.get().close();
      participation = Optional.empty();
    }
  }

  /** It keeps what it has, so starting it again goes on where it was. */
  private void practiceEnded(Launcher launcher) {
    joining = Sentences.offline("The practice network has ended. It starts again in a moment.");
    feed.changed();
    household
        .scheduler()
        .schedule(
            () -> Thread.startVirtualThread(() -> startPractice(launcher)),
            RESTART.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private synchronized void startPractice(Launcher launcher) {
    try {
      leave();
      practice =
          Optional.of(
              PracticeProcess.start(launcher, folder.root(), () -> practiceEnded(launcher)));
    } catch (IOException e) {
      LOG.warn("The practice network did not start.", e);
      joining = Sentences.offline("The practice network does not start: " + e.getMessage() + ".");
      feed.changed();
    }
  }

  /** The practice network's process has said where everything is. */
  void practiceAttached(PracticeAttachment attachment) {
    try {
      Optional<String> escrow = Optional.of(attachment.escrow().toString());
      join(NetworkAddress.parse(attachment.rpc(), escrow, attachment.peers(), true));
    } catch (MalformedException e) {
      throw new RpcException("PRACTICE-ADDRESS", "Not an address: " + e.getMessage() + ".", "");
    }
  }

  void workerAttached(WorkerAttachment attachment, RpcConnection connection) {
    door.attach(attachment, connection);
  }

  void practiceJob(JobView job) {
    practiceJob = Optional.of(job);
    feed.changed();
  }

  NodeSnapshot snapshot() {
    Optional<WorkView> work = participation.flatMap(joined -> joined.board().work());
    return new NodeSnapshot(
        VERSION,
        household.clock().millis(),
        network(),
        state(work),
        household.host().peerId(),
        household.host().addresses().stream().map(Multiaddr::toString).toList(),
        household.host().peers().size(),
        work.orElse(null),
        devices(),
        earnings(),
        jobs());
  }

  private NodeSnapshot.Network network() {
    boolean practising =
        options.practice() || options.network().map(NetworkAddress::practice).orElse(false);
    return practising ? NodeSnapshot.Network.PRACTICE : NodeSnapshot.Network.REAL;
  }

  private NodeState state(Optional<WorkView> work) {
    return pauses
        .state()
        .or(() -> work.map(Sentences::earning))
        .or(() -> participation.map(joined -> Sentences.waiting(joined.board().waiting())))
        .orElse(joining);
  }

  EarningsView earnings() {
    Instant midnight =
        LocalDate.now(household.clock()).atStartOfDay(household.clock().getZone()).toInstant();
    return participation
        .map(joined -> joined.earnings().earnings(midnight))
        .orElse(new EarningsView(Wei.ZERO, Wei.ZERO, Wei.ZERO, Wei.ZERO));
  }

  List<JobView> jobs() {
    List<JobView> jobs = new ArrayList<>();
    practiceJob.ifPresent(jobs::add);
    participation.ifPresent(joined -> jobs.addAll(joined.submitter().views()));
    return jobs;
  }

  private List<DeviceView> devices() {
    return household.devices().known().stream().map(DeviceViews::of).toList();
  }

  Optional<Participation> participation() {
    return participation;
  }

  Household household() {
    return household;
  }

  Pauses pauses() {
    return pauses;
  }

  SnapshotFeed feed() {
    return feed;
  }

  /** What others may connect to. */
  public List<String> addresses() {
    return household.host().addresses().stream().map(Multiaddr::toString).toList();
  }

  public String peer() {
    return household.host().peerId().text();
  }

  /** The local API's. */
  public Path socket() {
    return AgentOptions.socket(folder.root());
  }

  /** Asks {@link #awaitStop} to return. */
  public void stop() {
    stopped.countDown();
  }

  /** For the end of the process: returns when whoever awaits the stop has closed the agent. */
  public void stopAndWait() {
    stop();
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public void awaitStop() throws InterruptedException {
    stopped.await();
  }

  /** Lets go of everything in the order it depends on each other; what is stored stays. */
  @Override
  public synchronized void close() throws IOException {
    try {
      socket.close();
      leave();
    } finally {
      practice.ifPresent(PracticeProcess::close);
      household.host().close();
      household.scheduler().shutdownNow();
      household.store().close();
      closed.countDown();
      folder.close();
    }
  }
}

package dev.hearth.node.agent;

import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.WorkerAttachment;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcSocket;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.host.Host;
import dev.hearth.host.HostLimits;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.identity.HostKey;
import dev.hearth.node.device.Devices;
import dev.hearth.node.idle.IdleEngine;
import dev.hearth.node.idle.Watched;
import dev.hearth.node.idle.Wishes;
import dev.hearth.node.lease.PauseGate;
import dev.hearth.node.policy.Decision;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Signals;
import dev.hearth.node.settings.OwnersRules;
import dev.hearth.node.settings.OwnersSettings;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.worker.WorkerCommand;
import dev.hearth.node.worker.WorkerDoor;
import dev.hearth.node.worker.WorkerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The resident process: takes the data folder, starts the host, answers the local API, watches over
 * the owner's rules, and joins a network as soon as it is there. Safe for any thread.
 */
public final class Agent implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
  private static final Duration FRAME = Duration.ofMillis(250);

  private final AgentOptions options;
  private final Household household;
  private final WorkerDoor door;
  private final WindowDesk windows = new WindowDesk();
  private final SnapshotFeed feed;
  private final Membership membership;
  private final DeviceDesk devices;
  private final Rates rates;
  private final SettingsDesk settings;
  private final WhatIfDesk hindsight;
  private final ForecastDesk forecasts;
  private final IdleEngine engine;
  private final Overview overview;
  private final Housekeeping housekeeping;
  private final LogDesk logs;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("idle").factory());
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private RpcSocket socket;

  private Agent(AgentOptions options, Launcher launcher, Household household, WorkerDoor door) {
    this.options = options;
    this.household = household;
    this.door = door;
    this.feed = new SnapshotFeed(this::snapshot, household.scheduler(), FRAME);
    this.membership = new Membership(household, options, launcher, feed::changed);
    this.devices = new DeviceDesk(household.devices().workers(), household.store().deviceResults());
    this.rates = new Rates(household.store().settings(), new WebRate(), household.clock());
    this.settings = new SettingsDesk(household.settings(), devices.ids());
    this.hindsight = new WhatIfDesk(since -> List.of(), devices.ids(), household.clock());
    this.forecasts = new ForecastDesk(household, devices.ids(), hindsight, rates);
    this.engine = newEngine();
    this.overview = new Overview(household, membership, engine, devices, rates);
    this.housekeeping = new Housekeeping(household, rates);
    Path home = Path.of(System.getProperty("user.home"));
    this.logs =
        new LogDesk(
            household.store().folder().logs(),
            new Redaction(home, System.getProperty("user.name")));
  }

  private IdleEngine newEngine() {
    return new IdleEngine(
        () ->
            new Signals(
                Reading.unknown("not read"),
                Reading.unknown("not read"),
                Reading.unknown("not read"),
                Reading.unknown("not read"),
                Reading.unknown("not read"),
                Reading.unknown("not read"),
                java.util.Map.of()),
        () -> OwnersRules.of(household.settings().values()),
        household.wishes()::now,
        household.devices().workers().stream().map(this::watched).toList(),
        moment -> {},
        household.clock(),
        watch,
        feed::changed);
  }

  private Watched watched(DeviceInfo device) {
    return new Watched(
        device.id(),
        device.name(),
        () -> devices.benched(device.id()),
        () -> forecasts.economy(device.id(), watts(device.id())),
        this::obey);
  }

  Reading<Double> watts(String device) {
    Signals seen = engine.signals();
    return seen == null ? Reading.unknown("not read yet") : seen.of(device).watts();
  }

  private void obey(Decision decision) {
    switch (decision) {
      case Decision.Hold hold -> household.gate().pause(hold.sentence());
      case Decision.Work _, Decision.Finish _ -> household.gate().resume();
    }
  }

  /**
   * Takes the folder and answers the local API when it returns; the network follows. Throws {@link
   * dev.hearth.node.store.FolderInUseException} while another agent has the folder.
   */
  public static Agent open(AgentOptions options, Launcher launcher, Clock clock)
      throws IOException {
    DataFolder folder = DataFolder.open(options.folder());
    WorkerDoor door = new WorkerDoor();
    Agent agent = new Agent(options, launcher, household(options, folder, door, clock), door);
    agent.start();
    return agent;
  }

  private static Household household(
      AgentOptions options, DataFolder folder, WorkerDoor door, Clock clock) throws IOException {
    SecureRandom random = new SecureRandom();
    NodeStore store = NodeStore.open(folder, clock);
    OwnersSettings settings = OwnersSettings.open(DataFolder.settings(folder.root()), clock);
    Identity identity = Identity.open(folder.root(), store.settings(), random);
    Host host =
        new Host(HostKey.of(identity.nodeKey()), List.of(options.listen()), HostLimits.defaults());
    host.start();
    return new Household(
        store,
        settings,
        new Wishes(store.settings(), clock),
        identity,
        host,
        Devices.installed(),
        device -> new WorkerProcess(door, workerCommand(folder, device, options.threads())),
        new PauseGate(),
        clock,
        Executors.newScheduledThreadPool(1, Thread.ofPlatform().daemon().name("timer").factory()),
        random,
        options.threads());
  }

  private static WorkerCommand workerCommand(DataFolder folder, DeviceInfo device, int threads) {
    return new WorkerCommand(
        AgentOptions.socket(folder.root()),
        device.id(),
        threads,
        folder.logs().resolve("worker.log"));
  }

  private void start() throws IOException {
    socket =
        RpcSocket.listen(
            socket(),
            connection ->
                new Object[] {new AgentConnection(this, connection), door, windows.of(connection)});
    options.bootstrap().forEach(peer -> Thread.ofVirtual().start(() -> greet(peer)));
    household.settings().onChange(values -> engine.look());
    engine.start();
    membership.start();
  }

  private void greet(Multiaddr peer) {
    try {
      household.host().connect(peer);
    } catch (IOException e) {
      LOG.warn("{} is not reached: {}", peer, e.getMessage());
    }
  }

  void workerAttached(WorkerAttachment attachment, RpcConnection connection) {
    door.attach(attachment, connection);
  }

  /** The owner has said something: it holds when this returns. */
  NodeSnapshot said() {
    engine.look();
    feed.changed();
    return snapshot();
  }

  NodeSnapshot snapshot() {
    return overview.snapshot();
  }

  Optional<Participation> participation() {
    return membership.now();
  }

  Household household() {
    return household;
  }

  Membership membership() {
    return membership;
  }

  Overview overview() {
    return overview;
  }

  IdleEngine engine() {
    return engine;
  }

  LogDesk logs() {
    return logs;
  }

  SettingsDesk settings() {
    return settings;
  }

  WhatIfDesk hindsight() {
    return hindsight;
  }

  ForecastDesk forecasts() {
    return forecasts;
  }

  DeviceDesk devices() {
    return devices;
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
    return AgentOptions.socket(household.store().folder().root());
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
    engine.close();
    watch.shutdownNow();
    try {
      socket.close();
      membership.close();
    } finally {
      housekeeping.close();
      household.close();
      closed.countDown();
    }
  }
}

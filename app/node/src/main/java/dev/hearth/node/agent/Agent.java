package dev.hearth.node.agent;

import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.PracticeApi;
import dev.hearth.api.PracticeAttachment;
import dev.hearth.api.rpc.RpcSocket;
import dev.hearth.host.Host;
import dev.hearth.host.HostLimits;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.identity.HostKey;
import dev.hearth.node.autostart.Autostarts;
import dev.hearth.node.idle.Wishes;
import dev.hearth.node.notify.SettingsToldStore;
import dev.hearth.node.policy.Decision;
import dev.hearth.node.policy.Economy;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Signals;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.node.settings.OwnersSettings;
import dev.hearth.node.settings.Values;
import dev.hearth.node.shell.DesktopShell;
import dev.hearth.node.signals.Wanted;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.SignalLog;
import dev.hearth.node.worker.DeviceList;
import dev.hearth.node.worker.WorkerCommand;
import dev.hearth.node.worker.WorkerDoor;
import dev.hearth.node.worker.WorkerProcess;
import dev.hearth.protocol.Address;
import dev.hearth.training.ShardTrainer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The resident process: takes the data folder, starts the host, answers the local API, watches over
 * the owner's rules, and joins a network as soon as it is there. Safe for any thread.
 */
public final class Agent implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
  private static final Duration FRAME = Duration.ofMillis(250);
  private static final Duration GLANCE = Duration.ofSeconds(1);
  private static final Duration DEVICES_AGAIN = Duration.ofSeconds(30);
  private static final long PROVING = 30;
  private static final String NO_DEVICE = "";

  private final AgentOptions options;
  private final Household household;
  private final Optional<Desktop> desktop;
  private final WindowDesk windows = new WindowDesk();
  private final SnapshotFeed feed;
  private final SnapshotFeed glances;
  private final Membership membership;
  private final DeviceDesk devices;
  private final TestStand stand;
  private final Measurements measurements;
  private final Proving proving;
  private final SettingsDesk settings;
  private final WhatIfDesk hindsight;
  private final WorkPower power;
  private final ForecastDesk forecasts;
  private final IdleWatch watch;
  private final EarningsBoard earnings;
  private final Overview overview;
  private final Housekeeping housekeeping;
  private final LogDesk logs;
  private final CompletableFuture<End> end = new CompletableFuture<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Optional<PracticePacing> practice = Optional.empty();
  private volatile Optional<Address> payout;
  private RpcSocket socket;

  private Agent(AgentOptions options, Launcher launcher, Household household) {
    this.options = options;
    this.household = household;
    this.desktop =
        options.resident() ? Optional.of(new Desktop(household.clock())) : Optional.empty();
    this.feed = new SnapshotFeed(this::snapshot, household.scheduler(), FRAME);
    this.glances = new SnapshotFeed(this::snapshot, household.scheduler(), GLANCE);
    Rates rates = new Rates(household.store().settings(), new WebRate(), household.clock());
    this.power = new WorkPower(household.store().settings());
    TokenWorth worth = new TokenWorth(household.settings(), household.store().denominations());
    LeastPay leastPay = new LeastPay(household, rates, worth, power::of);
    this.membership = new Membership(household, options, launcher, leastPay, this::changed);
    this.devices = new DeviceDesk(household.devices(), household.tests());
    this.settings = new SettingsDesk(household.settings(), devices::ids);
    SignalLog record = household.store().signals();
    this.hindsight = new WhatIfDesk(record::since, devices::ids, household.clock());
    this.forecasts = new ForecastDesk(household, devices::ids, hindsight, rates, worth, power);
    this.watch =
        new IdleWatch(
            household, devices, senses(), record, this::economy, this::inHand, this::changed);
    this.stand = new TestStand(household, devices, watch::decisions, this::changed);
    this.measurements = new Measurements(household.tests(), devices, stand, watch::watts, power);
    this.proving =
        new Proving(
            devices,
            watch::decisions,
            household.wishes()::now,
            this::prove,
            Thread::startVirtualThread,
            household.clock());
    this.earnings = new EarningsBoard(household.store());
    this.overview = new Overview(household, membership, watch, devices, rates, earnings);
    this.housekeeping = new Housekeeping(household, rates, this::changed);
    overview.tells(rates::notice);
    overview.tells(() -> membership.now().flatMap(Participation::notice));
    this.payout = household.settings().values().get(Catalogue.PAYOUT);
    household.settings().onChange(this::followPayout);
    Path home = Path.of(System.getProperty("user.home"));
    this.logs =
        new LogDesk(
            household.store().folder().logs(),
            new Redaction(home, System.getProperty("user.name")));
    desktop.ifPresent(present -> appear(present, launcher));
  }

  /** Leases say whom to pay, so that another address is paid for what is leased from now on. */
  private void followPayout(Values values) {
    Optional<Address> wanted = values.get(Catalogue.PAYOUT);
    if (!wanted.equals(payout)) {
      payout = wanted;
      membership.again();
      changed();
    }
  }

  /** A node that lives on no desktop has no owner to look out for. */
  private Function<Wanted, Signals> senses() {
    return desktop
        .<Function<Wanted, Signals>>map(
            present -> wanted -> present.read(wanted.alsoOwn(windows.processes())))
        .orElse(wanted -> Signals.unknown("a headless node does not look"));
  }

  private void appear(Desktop desktop, Launcher launcher) {
    DesktopShell shell = desktop.shell(choices(launcher));
    BooleanSupplier wanted = () -> household.settings().values().get(Catalogue.NOTIFY);
    glances.add(
        new Presence(shell, new SettingsToldStore(household.store().settings()), wanted, watch));
    Optional<List<String>> command = Autostarts.agent(System.getenv()).map(this::inThisFolder);
    overview.tells(
        new AtLogin(
                household.settings(),
                household.store().settings(),
                Autostarts.ofThisSystem(),
                command)
            ::notice);
  }

  private OwnersChoices choices(Launcher launcher) {
    return new OwnersChoices(
        household.wishes(),
        this::said,
        () -> launcher.start(inThisFolder(List.of("open"))),
        this::stop);
  }

  private List<String> inThisFolder(List<String> command) {
    List<String> whole = new ArrayList<>(command);
    whole.add("--data-dir");
    whole.add(household.store().folder().root().toString());
    return whole;
  }

  private Economy economy(String device, Reading<Double> watts) {
    boolean works = watch.decisions().get(device) instanceof Decision.Work && inHand();
    watts.known().filter(reading -> works).ifPresent(reading -> power.working(device, reading));
    return forecasts.economy(device);
  }

  /** Nobody waits for it, so nobody can stop wanting it. */
  private void prove(String device) {
    measurements.selfTest(device, new CompletableFuture<>());
  }

  private boolean inHand() {
    return membership.now().map(joined -> joined.board().isBusy()).orElse(false);
  }

  /**
   * Takes the folder and answers the local API when it returns; the network follows. Throws {@link
   * dev.hearth.node.store.FolderInUseException} while another agent has the folder.
   */
  public static Agent open(AgentOptions options, Launcher launcher, Clock clock)
      throws IOException {
    DataFolder folder = DataFolder.open(options.folder());
    Agent agent = new Agent(options, launcher, household(options, folder, clock));
    agent.start();
    return agent;
  }

  private static Household household(AgentOptions options, DataFolder folder, Clock clock)
      throws IOException {
    SecureRandom random = new SecureRandom();
    NodeStore store = NodeStore.open(folder, clock);
    OwnersSettings settings = OwnersSettings.open(DataFolder.settings(folder.root()), clock);
    Identity identity =
        Identity.open(
            folder.root(), store.settings(), () -> settings.values().get(Catalogue.PAYOUT), random);
    Host host =
        new Host(HostKey.of(identity.nodeKey()), List.of(options.listen()), HostLimits.defaults());
    host.start();
    TestBook tests = new TestBook(store.deviceResults(), clock);
    WorkerDoor door = new WorkerDoor();
    WorkerSource workers =
        device -> new WorkerProcess(door, workerCommand(folder, device, options.threads()));
    return new Household(
        store,
        settings,
        new Wishes(store.settings(), clock),
        identity,
        host,
        door,
        new DeviceList(workers.on(NO_DEVICE), tests::known),
        tests,
        workers,
        new Gates(),
        clock,
        Executors.newScheduledThreadPool(1, Thread.ofPlatform().daemon().name("timer").factory()),
        random);
  }

  private static WorkerCommand workerCommand(DataFolder folder, String device, int threads) {
    return new WorkerCommand(
        AgentOptions.socket(folder.root()),
        device,
        threads,
        ShardTrainer.SNAPSHOT_EVERY,
        folder.logs().resolve("worker.log"));
  }

  private void start() throws IOException {
    socket =
        RpcSocket.listen(
            socket(),
            connection ->
                new Object[] {
                  new AgentConnection(this, connection), household.door(), windows.of(connection)
                });
    options.bootstrap().forEach(peer -> Thread.ofVirtual().start(() -> greet(peer)));
    watch.start();
    Thread.ofVirtual().name("devices").start(this::listDevices);
    membership.start();
    household.scheduler().scheduleWithFixedDelay(proving::look, PROVING, PROVING, TimeUnit.SECONDS);
  }

  private void listDevices() {
    try {
      household.devices().ask();
      watch.look();
      changed();
    } catch (IOException e) {
      LOG.warn("This machine's devices are not known yet.", e);
      household
          .scheduler()
          .schedule(
              () -> Thread.startVirtualThread(this::listDevices),
              DEVICES_AGAIN.toSeconds(),
              TimeUnit.SECONDS);
    }
  }

  private void greet(Multiaddr peer) {
    try {
      household.host().connect(peer);
    } catch (IOException e) {
      LOG.warn("{} is not reached: {}", peer, e.getMessage());
    }
  }

  private void changed() {
    feed.changed();
    glances.changed();
    practice.ifPresent(PracticePacing::look);
    stand.look();
    proving.look();
    membership.reconsider();
    membership.now().ifPresent(joined -> joined.obey(watch.decisions()));
  }

  void practiceAttached(PracticeAttachment attachment, PracticeApi process) {
    practice =
        Optional.of(
            new PracticePacing(
                process, watch::decisions, household.gates(), overview::hasOwnJobRunning));
    membership.practiceAttached(attachment);
    changed();
  }

  /** The owner has said something: it holds when this returns. */
  NodeSnapshot said() {
    watch.think();
    changed();
    return snapshot();
  }

  /** Another account is paid from now on; another name among peers takes a new start. */
  void identityChanged() throws IOException {
    if (household.identity().hasToStartAgain()) {
      end.complete(End.TO_START_AGAIN);
    } else {
      membership.again();
    }
    changed();
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

  EarningsBoard earnings() {
    return earnings;
  }

  Overview overview() {
    return overview;
  }

  IdleWatch watch() {
    return watch;
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

  TestStand stand() {
    return stand;
  }

  Measurements measurements() {
    return measurements;
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

  /** Asks {@link #awaitEnd} to return. */
  public void stop() {
    end.complete(End.STOPPED);
  }

  /**
   * For the end of the process: returns when whoever awaits the stop has closed the agent, or when
   * this time is over: what is stored is stored, and the process has to end.
   */
  public void stopAndWait(Duration patience) {
    stop();
    try {
      if (!closed.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("Something does not let go; the process ends without it.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is to be done once this agent is closed. */
  public enum End {
    STOPPED,

    /** Its machine has another name among peers, by which only another agent can go. */
    TO_START_AGAIN
  }

  public End awaitEnd() throws InterruptedException {
    try {
      return end.get();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Lets go of everything in the order it depends on each other; what is stored stays. */
  @Override
  public synchronized void close() throws IOException {
    watch.close();
    desktop.ifPresent(Desktop::close);
    stand.close();
    try {
      leaveSocket();
      membership.close();
    } finally {
      housekeeping.close();
      household.close();
      closed.countDown();
    }
  }

  private void leaveSocket() throws IOException {
    if (end.getNow(End.STOPPED) == End.TO_START_AGAIN) {
      socket.pause();
    } else {
      socket.close();
    }
  }
}

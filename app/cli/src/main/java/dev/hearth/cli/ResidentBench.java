package dev.hearth.cli;

import dev.hearth.api.HearthApi;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.PauseRequest;
import dev.hearth.api.RunRequest;
import dev.hearth.api.SettingChange;
import dev.hearth.api.SnapshotListener;
import dev.hearth.node.autostart.Autostarts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Measures an agent of its own on the practice network, from outside and as processes, the way an
 * owner has it: what it takes while paused, how soon the window is there, how soon the machine is
 * free, and what a game notices of training at a throttle.
 */
final class ResidentBench implements AutoCloseable {
  private static final Duration SETTLING = Duration.ofSeconds(20);
  private static final Duration COUNTED = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LOOK = Duration.ofMillis(2);
  private static final Duration STILL = Duration.ofMillis(500);
  private static final int OPENINGS = 4;
  private static final int STOPS = 5;
  private static final int THROTTLE = 25;
  private static final int PROBED_SECONDS = 20;
  private static final String SHARE = "device.cpu.share";

  /** Milliseconds, MiB and percent; the window's figures are null where there is no display. */
  record Figures(
      int minutes,
      double agentRssMib,
      double agentCpuPercent,
      Double firstFrameMs,
      Double firstFrameColdMs,
      double stopMs,
      double stopWorstMs,
      double missedAlonePercent,
      double missedThrottledPercent,
      int throttlePercent) {}

  private final Path folder;
  private final ProcessMeter meter;
  private final AgentLink link;
  private final BlockingQueue<NodeSnapshot> snapshots;

  private ResidentBench(
      Path folder, ProcessMeter meter, AgentLink link, BlockingQueue<NodeSnapshot> snapshots) {
    this.folder = folder;
    this.meter = meter;
    this.link = link;
    this.snapshots = snapshots;
  }

  /** Starts the agent, with a new folder. */
  static ResidentBench start(Path folder) throws IOException {
    Process agent = AgentStart.alone(folder);
    BlockingQueue<NodeSnapshot> snapshots = new LinkedBlockingQueue<>();
    SnapshotListener listener = snapshots::add;
    AgentLink link = AgentLink.running(folder, listener);
    link.agent().watch();
    return new ResidentBench(folder, new ProcessMeter(agent.toHandle()), link, snapshots);
  }

  /** Says what it does next. */
  Figures measure(int minutes, Consumer<String> teller) throws IOException, InterruptedException {
    teller.accept("Letting the agent work.");
    agent().run(new RunRequest(2 * minutes));
    await(now -> now.work() != null);
    Thread.sleep(Duration.ofMinutes(minutes));
    teller.accept("Letting it rest.");
    pause();
    Thread.sleep(SETTLING);
    double cpu = restingCpuPercent();
    double memory = meter.residentMib();
    teller.accept("Opening the window.");
    List<Double> frames = OpenCommand.hasDisplay() ? openings() : List.of();
    teller.accept("Playing alone.");
    double alone = missed();
    teller.accept("Playing beside training.");
    train(THROTTLE);
    double throttled = missed();
    teller.accept("Stopping.");
    List<Double> stops = stops();
    return new Figures(
        minutes,
        memory,
        cpu,
        frames.isEmpty() ? null : median(frames.subList(1, frames.size())),
        frames.isEmpty() ? null : frames.getFirst(),
        median(stops),
        Collections.max(stops),
        alone,
        throttled,
        THROTTLE);
  }

  private HearthApi agent() {
    return link.agent();
  }

  private void pause() {
    agent().pause(new PauseRequest(PauseRequest.How.TIME, 0));
  }

  private double restingCpuPercent() throws InterruptedException {
    Duration before = meter.cpu();
    Thread.sleep(COUNTED);
    return 100.0 * meter.cpu().minus(before).toMillis() / COUNTED.toMillis();
  }

  /** From the command to the frame, each time with a new window. */
  private List<Double> openings() throws IOException, InterruptedException {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < OPENINGS; i++) {
      long begin = System.nanoTime();
      long window = open();
      millis.add((System.nanoTime() - begin) / 1e6);
      ProcessHandle process = ProcessHandle.of(window).orElseThrow();
      process.destroy();
      process.onExit().join();
    }
    return millis;
  }

  /** As an owner has it: by the launcher script where there is one. */
  private long open() throws IOException {
    SelfLauncher launcher = new SelfLauncher(folder.resolve("logs").resolve("open.log"));
    List<String> command =
        new ArrayList<>(List.of("open", "--json", "--data-dir", folder.toString()));
    Optional<String> script = Autostarts.launcher(System.getenv());
    script.ifPresent(command::addFirst);
    Process opening =
        script.isPresent() ? launcher.startByScript(command) : launcher.startTalking(command);
    String said = opening.inputReader(StandardCharsets.UTF_8).readLine();
    if (said == null) {
      throw new IOException("The window did not open");
    }
    return Long.parseLong(said.replaceAll("\\D", ""));
  }

  private void train(int share) throws InterruptedException {
    agent().set(new SettingChange(SHARE, share + " %"));
    agent().run(new RunRequest(60));
    snapshots.clear();
    await(now -> now.work() != null && now.work().progress() > 0);
  }

  private double missed() throws IOException {
    Process probe =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                FrameProbe.class.getName(),
                "" + PROBED_SECONDS)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return Double.parseDouble(
        new String(probe.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
  }

  private List<Double> stops() throws InterruptedException {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < STOPS; i++) {
      train(100);
      Thread.sleep(STILL);
      millis.add(stop());
    }
    return millis;
  }

  /** Until no worker's CPU time grows any more. */
  private double stop() throws InterruptedException {
    List<ProcessMeter> workers = meter.workers().toList();
    long begin = System.nanoTime();
    pause();
    long last = begin;
    Duration used = total(workers);
    while (System.nanoTime() - last < STILL.toNanos()) {
      Thread.sleep(LOOK);
      Duration now = total(workers);
      if (!now.equals(used)) {
        used = now;
        last = System.nanoTime();
      }
    }
    return (last - begin) / 1e6;
  }

  private static Duration total(List<ProcessMeter> processes) {
    return Stream.concat(Stream.of(Duration.ZERO), processes.stream().map(ProcessMeter::cpu))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private void await(Predicate<NodeSnapshot> condition) throws InterruptedException {
    long begin = System.nanoTime();
    NodeSnapshot now = agent().status();
    while (!condition.test(now)) {
      now = snapshots.poll(1, TimeUnit.SECONDS);
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw CommandException.failure(
            "BENCH-NO-WORK",
            "The agent found no work to measure: " + agent().status().state().sentence(),
            "Close what keeps the machine busy and run it again.");
      }
      now = now == null ? agent().status() : now;
    }
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  @Override
  public void close() {
    agent().stop();
    link.connection().closed().join();
    link.close();
    meter.process().onExit().join();
  }
}

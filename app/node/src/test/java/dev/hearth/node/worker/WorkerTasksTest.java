package dev.hearth.node.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.compute.DeviceInfo;
import dev.hearth.node.device.DeviceReport;
import dev.hearth.node.device.Known;
import dev.hearth.protocol.MalformedException;
import dev.hearth.training.data.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a worker does besides training: the same in a process of its own as here. */
@Timeout(120)
class WorkerTasksTest {
  private static final int STEPS = 3;

  @TempDir Path root;
  private Doorway doorway;
  private InProcessWorker here;
  private WorkerProcess there;

  @BeforeEach
  void open() throws IOException {
    doorway = new Doorway(root, STEPS);
    here = doorway.inProcess();
    there = doorway.process(Duration.ofSeconds(30));
  }

  @AfterEach
  void close() throws IOException {
    here.close();
    there.close();
    doorway.close();
    assertThat(doorway.processes).noneMatch(ProcessHandle::isAlive);
  }

  private RoundUpdates round(String folder, Optional<Path> momentum) throws Exception {
    Path update = doorway.undisturbed().update();
    Assignment content = doorway.assignment(folder);
    return new RoundUpdates(
        doorway.job,
        content.weights(),
        momentum,
        List.of(update, update),
        content.tokens(),
        content.folder());
  }

  private static CombinedRound combined(Worker by, RoundUpdates updates) throws Exception {
    return by.combine(updates).toCompletableFuture().get();
  }

  @Test
  void combinesUpdates() throws Exception {
    CombinedRound first = combined(here, round("here", Optional.empty()));
    assertSame(combined(there, round("there", Optional.empty())), first);
    Optional<Path> momentum = Optional.of(Files.copy(first.momentum(), root.resolve("momentum")));
    CombinedRound second = combined(here, round("here", momentum));
    assertSame(combined(there, round("there", momentum)), second);
    assertThat(second.startRoot()).isNotEqualTo(first.startRoot());
  }

  private static void assertSame(CombinedRound round, CombinedRound expected) {
    assertThat(round.weights()).isNotEqualTo(expected.weights());
    assertThat(round.weights()).hasSameBinaryContentAs(expected.weights());
    assertThat(round.momentum()).hasSameBinaryContentAs(expected.momentum());
    assertThat(round.startRoot()).isEqualTo(expected.startRoot());
    assertThat(round.validationLoss()).isEqualTo(expected.validationLoss()).isBetween(4f, 7f);
  }

  @Test
  void saysWhatItCouldNotDo() throws Exception {
    RoundUpdates sound = round("there", Optional.empty());
    RoundUpdates wrong =
        new RoundUpdates(
            sound.job(),
            sound.weights(),
            Optional.of(sound.validation()),
            sound.updates(),
            sound.validation(),
            sound.folder());
    assertThatThrownBy(() -> combined(here, wrong)).hasCauseInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> combined(there, wrong))
        .hasMessageContaining("an update of this model has")
        .cause()
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(WorkerLostException.class);
  }

  @Test
  void writesText() throws Exception {
    Path vocabulary = Files.write(root.resolve("vocabulary"), Vocabulary.bytes().blob());
    TextRequest request =
        new TextRequest(
            doorway.job, doorway.assignment("text").weights(), vocabulary, "a prompt ", 12, 0.7, 5);
    String text = there.write(request).toCompletableFuture().get();
    assertThat(text).startsWith("a prompt ").hasSizeGreaterThan(12);
    assertThat(text).isEqualTo(here.write(request).toCompletableFuture().get());
  }

  @Test
  void testsAndMeasuresItsDeviceAndTellsHowFarItIs() throws Exception {
    assertThat(there.selfTest().toCompletableFuture().get()).isEmpty();
    assertThat(here.selfTest().toCompletableFuture().get()).isEmpty();
    BlockingQueue<Double> progress = new LinkedBlockingQueue<>();
    DeviceReport report =
        there.benchmark(Duration.ofMillis(20), progress::add).toCompletableFuture().get();
    assertThat(report.conforms()).isTrue();
    assertThat(report.gflops()).isPositive();
    assertThat(report.tokensPerS()).isPositive();
    assertThat(report.id()).isEqualTo(Doorway.DEVICE.id());
    assertThat(progress).first().isEqualTo(0.0);
    assertThat(List.copyOf(progress)).isSorted().hasSizeGreaterThan(2);
  }

  /** The list opens no device, so it needs none. */
  @Test
  void listsTheDevicesAndEnds() throws Exception {
    DeviceList devices =
        new DeviceList(doorway.process("", 1, Duration.ofSeconds(30)), device -> Known.NOTHING);
    assertThat(devices.known()).isEmpty();
    assertThat(devices.ask()).extracting(DeviceInfo::id).contains(Doorway.DEVICE.id());
    assertThat(devices.ask()).isEqualTo(devices.known());
    assertThat(doorway.processes).singleElement().matches(process -> !process.isAlive());
  }

  @Test
  void killedInATaskItFailsAndTheQueueGivesItAgain() throws Exception {
    ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    there.pace(0); // so that there is a middle to be killed in
    try (WorkerQueue queue = new WorkerQueue(there, scheduler, Duration.ofHours(1))) {
      RoundUpdates updates = round("there", Optional.empty());
      CompletableFuture<CombinedRound> round = queue.run(worker -> worker.combine(updates));
      awaitProcess(1).destroyForcibly();
      awaitProcess(2);
      there.pace(100);
      assertSame(round.get(), combined(here, round("here", Optional.empty())));
    } finally {
      scheduler.shutdownNow();
    }
  }

  private ProcessHandle awaitProcess(int count) {
    while (doorway.processes.size() < count) {
      Thread.onSpinWait();
    }
    return doorway.processes.get(count - 1);
  }

  @Test
  void stoppedInATaskItFails() throws Exception {
    here.pace(0);
    CompletableFuture<Optional<String>> test = here.selfTest().toCompletableFuture();
    here.stop();
    assertThatThrownBy(test::get)
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("the work was told to stop");
    assertThatThrownBy(() -> test.get()).cause().isInstanceOf(IOException.class);
  }

  @Test
  void isBusyWithOneTask() {
    here.pace(0);
    here.selfTest();
    assertThatThrownBy(here::selfTest).isInstanceOf(IllegalStateException.class);
    there.pace(0);
    there.selfTest();
    assertThatThrownBy(there::selfTest).isInstanceOf(IllegalStateException.class);
  }
}

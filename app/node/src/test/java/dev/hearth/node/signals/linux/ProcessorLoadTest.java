package dev.hearth.node.signals.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hearth.node.policy.DeviceSignals.Load;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.sense.OwnProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorLoadTest {
  private static final Offset<Double> CLOSE = within(1e-9);
  private static final long OURS = 4_194_000; // no process of the machine that tests
  private static final long WORKER = 4_194_001;
  private static final long GAME = 700;
  private static final long SHELL = 800;

  @TempDir Path root;
  private final OwnProcesses own = new OwnProcesses(() -> 0);
  private final AtomicLong nanoTime = new AtomicLong();
  private Tree tree;
  private ProcessorLoad load;

  @BeforeEach
  void start() {
    tree = new Tree(root);
    load = new ProcessorLoad(root, own, new ProcessNames(root), nanoTime::get);
    own.are(Set.of(OURS, WORKER));
    machine(0, 0);
    tree.process(OURS, "java", 0, 0, 0).process(WORKER, "java", 0, 0, 0);
    tree.process(GAME, "game", 100, 0, 0).process(SHELL, "bash", 5000, 0, 0);
  }

  /** Ticks with programs, split over the fields as a kernel would; and without. */
  private void machine(long busy, long idle) {
    long part = busy / 4;
    tree.write(
        "proc/stat",
        "cpu  %d %d %d %d 0 %d 0 0 0 0\ncpu0 1 2 3 4 5 6 7 8 9 10"
            .formatted(busy - 3 * part, part, part, idle, part));
  }

  private Load read() {
    return load.read().known().orElseThrow();
  }

  @Test
  void knowsNothingAtFirst() {
    assertThat(load.read()).isEqualTo(Reading.unknown("the processor's load is not measured yet"));
  }

  @Test
  void leavesOutItsOwn() {
    load.read();
    machine(800, 200);
    tree.process(OURS, "java", 10, 10, 0).process(WORKER, "java", 300, 180, 0);
    tree.process(GAME, "game", 350, 0, 0).process(SHELL, "bash", 5050, 0, 0);
    assertThat(read().share()).isCloseTo(0.3, CLOSE);
    machine(1600, 400);
    tree.process(GAME, "game", 900, 0, 0).process(SHELL, "bash", 5150, 0, 0);
    assertThat(read()).isEqualTo(new Load(0.8, "game"));
  }

  @Test
  void looksForTheBusiestNowAndThen() {
    load.read();
    for (String busiest : new String[] {"", "bash", "bash", "game"}) {
      nanoTime.addAndGet(Duration.ofSeconds(5).toNanos());
      tree.process(GAME, "game", 100 + 2 * nanoTime.get() / 1_000_000_000, 0, 0);
      tree.process(SHELL, "bash", 5000 + (busiest.isEmpty() ? 0 : 11), 0, 0);
      machine(nanoTime.get() / 1_000_000, 0);
      assertThat(read().program()).isEqualTo(busiest);
    }
  }

  @Test
  void isNotFooledByAWorkerThatEnds() {
    load.read();
    machine(950, 50);
    tree.remove("proc/" + WORKER).process(OURS, "java", 20, 0, 930); // its parent counts it now
    assertThat(read().share()).isCloseTo(0, CLOSE);
  }

  @Test
  void isNotFooledByAWorkerThatStarts() {
    tree.remove("proc/" + WORKER);
    load.read();
    machine(950, 50);
    tree.process(WORKER, "java", 900, 50, 0);
    assertThat(read().share()).isCloseTo(0, CLOSE);
  }

  @Test
  void namesNobodyWhileLittleIsDone() {
    load.read();
    machine(50, 950);
    tree.process(GAME, "game", 150, 0, 0);
    assertThat(read()).isEqualTo(new Load(0.05, ""));
  }

  @Test
  void saysSoWhereThereIsNoSuchFile() {
    tree.remove("proc/stat");
    assertThat(load.read().known()).isEmpty();
  }
}

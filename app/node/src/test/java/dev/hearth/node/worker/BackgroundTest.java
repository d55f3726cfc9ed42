package dev.hearth.node.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel says of a worker process's threads (proc_pid_stat(5)). */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
class BackgroundTest {
  private static final int POLICY = 41;
  private static final String SCHED_IDLE = "5";

  @TempDir Path root;

  @Test
  void everyThreadOfAWorkerProcessIsIdleClass() throws Exception {
    try (Doorway doorway = new Doorway(root, 3)) {
      Path process = Path.of("/proc", Long.toString(doorway.inBackground().pid()));
      assertThat(policies(process)).hasSizeGreaterThan(5).containsOnly(SCHED_IDLE);
      if (Files.exists(process.resolve("autogroup"))) {
        assertThat(Files.readString(process.resolve("autogroup"))).contains("nice 19");
      }
      assertThat(policies(Path.of("/proc/self"))).doesNotContain(SCHED_IDLE);
    }
  }

  private static List<String> policies(Path process) throws IOException {
    try (Stream<Path> threads = Files.list(process.resolve("task"))) {
      return threads.map(BackgroundTest::policy).toList();
    }
  }

  private static String policy(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return afterName[POLICY - 3];
    } catch (IOException ended) {
      return SCHED_IDLE;
    }
  }
}

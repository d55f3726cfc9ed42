package dev.hearth.node.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The practice network in a process of its own: its chain and the peers one practises with. It
 * connects to the agent by itself and ends with the agent.
 */
final class PracticeProcess implements AutoCloseable {
  private static final Duration GOODBYE = Duration.ofSeconds(10);
  private final Process process;
  private volatile boolean closing;

  private PracticeProcess(Process process) {
    this.process = process;
  }

  /** Calls back when the process ends without having been asked to. */
  static PracticeProcess start(Launcher launcher, Path folder, Runnable ended) throws IOException {
    Process process =
        launcher.start(
            List.of(
                "practice",
                "--data-dir",
                folder.resolve("practice").toString(),
                "--agent",
                AgentOptions.socket(folder).toString()));
    PracticeProcess practice = new PracticeProcess(process);
    process.onExit().thenRun(() -> practice.exited(ended));
    return practice;
  }

  private void exited(Runnable ended) {
    if (!closing) {
      ended.run();
    }
  }

  @Override
  public void close() {
    closing = true;
    process.destroy();
    try {
      process.onExit().get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException late) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

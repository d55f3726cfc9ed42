package dev.hearth.node.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The practice network in a process of its own: its chain and the peers one practises with. It
 * connects to the agent by itself and ends with the agent.
 */
final class PracticeProcess implements AutoCloseable {
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
  }
}

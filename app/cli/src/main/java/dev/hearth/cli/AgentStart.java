package dev.hearth.cli;

import dev.hearth.node.autostart.Autostarts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the hidden agent of a folder, under the launcher's supervision where there is one. */
final class AgentStart {
  private static final String READY = "ready";
  private static final String FOLDER_USED = "[DATA-DIR-USED]";

  private AgentStart() {}

  /** What a started agent prints when it answers calls. */
  static String readyLine() {
    return READY;
  }

  /**
   * True when the agent answers calls; false when another process had the folder first. Throws
   * CommandException with what it said when it ended for another reason.
   */
  static boolean of(Path folder) {
    Path log = folder.resolve("logs").resolve("agent.log");
    try {
      LastWords words = LastWords.in(log);
      Process agent = start(folder, new SelfLauncher(log));
      if (READY.equals(agent.inputReader(StandardCharsets.UTF_8).readLine())) {
        return true;
      }
      String said = words.sentence();
      if (said.endsWith(FOLDER_USED)) {
        return false;
      }
      throw CommandException.failure(
          "AGENT-FAILED", "The agent did not start: " + said, "See " + log + ".");
    } catch (IOException e) {
      throw CommandException.failure(
          "AGENT-FAILED", "The agent did not start.", CommandException.sentence(e), e);
    }
  }

  /** Without supervision, for whoever measures its process. Ready when it returns. */
  static Process alone(Path folder) throws IOException {
    SelfLauncher launcher = new SelfLauncher(folder.resolve("logs").resolve("agent.log"));
    Process agent =
        launcher.startTalking(List.of("agent", "--hidden", "--data-dir", folder.toString()));
    if (!READY.equals(agent.inputReader(StandardCharsets.UTF_8).readLine())) {
      throw new IOException("The agent did not start");
    }
    return agent;
  }

  private static Process start(Path folder, SelfLauncher launcher) throws IOException {
    List<String> kept = new ArrayList<>(Autostarts.agent(System.getenv()).orElse(List.of()));
    if (kept.isEmpty()) {
      return launcher.startTalking(List.of("agent", "--hidden", "--data-dir", folder.toString()));
    }
    kept.addAll(List.of("--data-dir", folder.toString()));
    return launcher.startByScript(kept);
  }
}

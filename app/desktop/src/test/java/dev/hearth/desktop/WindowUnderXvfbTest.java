package dev.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.HearthApi;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.NodeState;
import dev.hearth.api.RunRequest;
import dev.hearth.api.SnapshotListener;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real thing on a real (virtual) display: {@code hearth open} starts agent, practice network
 * and window as processes, the window comes up, the machine earns, and stopping the agent ends them
 * all.
 */
@Tag("slow")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WindowUnderXvfbTest {
  @TempDir Path folder;
  private Process screen;
  private String display;

  @BeforeEach
  void display() throws IOException {
    boolean installed = installed("Xvfb") && installed("xdotool");
    if (!installed) {
      System.out.println("1 test skipped: Xvfb or xdotool is not installed");
    }
    Assumptions.assumeTrue(installed);
    screen =
        new ProcessBuilder("Xvfb", "-displayfd", "1", "-noreset", "-screen", "0", "1280x900x24")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    display = ":" + screen.inputReader().readLine();
  }

  @AfterEach
  void end() {
    if (screen != null) {
      screen.destroy();
    }
  }

  @Test
  void openShowsAWindowThatEarns() throws Exception {
    String window = open();
    assertThat(window).startsWith("{\"window\":");
    assertThat(titles()).contains("Hearth");
    assertThat(open()).isEqualTo(window);

    BlockingQueue<NodeSnapshot> snapshots = new LinkedBlockingQueue<>();
    SnapshotListener listener = snapshots::add;
    try (RpcConnection connection = RpcSocket.connect(folder.resolve("hearth.sock"), listener)) {
      HearthApi agent = connection.remote(HearthApi.class);
      agent.watch();
      agent.run(new RunRequest(60)); // the display has just had its last click
      NodeSnapshot snapshot = snapshots.take();
      while (snapshot.state().kind() != NodeState.Kind.EARNING || snapshot.work() == null) {
        snapshot = snapshots.take();
      }
      assertThat(snapshot.state().sentence()).startsWith("Earning. ");
      assertThat(snapshot.jobs()).anyMatch(job -> !job.own());
      agent.stop();
      connection.closed().get(60, TimeUnit.SECONDS);
    }
    awaitTheirEnd();
  }

  /** Waits for a window of that name; xdotool answers when it is there. */
  private String titles() throws IOException, InterruptedException {
    ProcessBuilder search =
        new ProcessBuilder("xdotool", "search", "--sync", "--name", "^Hearth$", "getwindowname");
    search.environment().put("DISPLAY", display);
    Process process = search.start();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    return process.inputReader().readLine();
  }

  /** One that was being started may come after a look, and would write while the folder goes. */
  private void awaitTheirEnd() throws Exception {
    for (List<ProcessHandle> left = ours(); !left.isEmpty(); left = ours()) {
      for (ProcessHandle process : left) {
        process.onExit().get(60, TimeUnit.SECONDS);
      }
    }
  }

  /** Processes that were told of this test's folder. */
  private List<ProcessHandle> ours() {
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process.info().commandLine().filter(l -> l.contains(folder.toString())).isPresent())
        .toList();
  }

  /** What the command says of the window that is shown then. */
  private String open() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.hearth.cli.Main",
                "open",
                "--json",
                "--data-dir",
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("DISPLAY", display);
    Process open = builder.start();
    assertThat(open.waitFor()).isZero();
    return open.inputReader().readLine();
  }

  private static boolean installed(String program) {
    for (String directory : System.getenv("PATH").split(java.io.File.pathSeparator)) {
      if (Files.isExecutable(Path.of(directory, program))) {
        return true;
      }
    }
    return false;
  }
}

package dev.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.HearthApi;
import dev.hearth.api.SnapshotListener;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcSocket;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script keeps an agent alive that is killed, and ends with one that is stopped. */
@Tag("slow")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class KeptAgentTest {
  private static final Path LAUNCHER = Path.of("src", "main", "launcher", "hearth");
  @TempDir Path folder;
  private Path launcher;
  private Process supervisor;

  /** The script beside a library that is this test's own class path. */
  @BeforeEach
  void install() throws IOException {
    launcher = Files.createDirectory(folder.resolve("bin")).resolve("hearth");
    Files.copy(LAUNCHER, launcher, StandardCopyOption.COPY_ATTRIBUTES);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" ")));
    Path library = Files.createDirectory(folder.resolve("lib")).resolve("hearth.jar");
    try (OutputStream file = Files.newOutputStream(library)) {
      new JarOutputStream(file, manifest).close();
    }
  }

  @AfterEach
  void end() {
    if (supervisor != null) {
      supervisor.destroy();
      supervisor.onExit().join();
    }
  }

  @Test
  void isBackAfterAKillAndEndsWithAStop() throws Exception {
    supervisor = hearth("agent", "--hidden", "--keep", "--rpc=http://127.0.0.1:1", "--json");
    String ready = supervisor.inputReader().readLine();
    assertThat(ready).contains("\"peer\"");
    ProcessHandle first = agent();
    first.destroyForcibly();
    assertThat(peer(supervisor.inputReader().readLine())).isEqualTo(peer(ready));
    assertThat(agent().pid()).isNotEqualTo(first.pid());
    assertThat(peer(ready)).isEqualTo(peerBySocket());

    ProcessHandle second = agent();
    assertThat(hearth("stop").waitFor()).isZero();
    assertThat(supervisor.waitFor()).isZero();
    assertThat(second.isAlive()).isFalse();
  }

  @Test
  void endsWithItsSupervisor() throws Exception {
    supervisor = hearth("agent", "--hidden", "--keep", "--rpc=http://127.0.0.1:1", "--json");
    supervisor.inputReader().readLine();
    ProcessHandle agent = agent();
    supervisor.destroy();
    supervisor.waitFor();
    assertThat(agent.isAlive()).isFalse();
  }

  @Test
  void isNotStartedAgainWhereItCannotStart() throws Exception {
    supervisor = hearth("agent", "--hidden", "--keep", "--threads=0");
    assertThat(supervisor.waitFor()).isEqualTo(2);
  }

  /** As at a login at which something else still has what it needs. */
  @Test
  void triesAgainWhatMayPass() throws Exception {
    ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    supervisor =
        hearth(
            "agent",
            "--hidden",
            "--keep",
            "--json",
            "--rpc=http://127.0.0.1:1",
            "--listen=/ip4/127.0.0.1/tcp/" + taken.getLocalPort());
    assertThat(supervisor.errorReader().readLine()).endsWith("[LISTEN-TAKEN]");
    taken.close();
    assertThat(supervisor.inputReader().readLine()).contains("\"peer\"");
  }

  @Test
  void isKeptAlsoWhenTheWindowStartedIt() throws Exception {
    assertThat(hearth("open").waitFor()).isEqualTo(1);
    ProcessHandle agent = agentOf(folder.resolve("data"));
    agent.destroyForcibly();
    agent.onExit().join();
    int status = 1;
    while (status != 0) {
      status = hearth("status").waitFor();
    }
    assertThat(hearth("stop").waitFor()).isZero();
  }

  private Process hearth(String command, String... options) throws IOException {
    List<String> line = new ArrayList<>(List.of(launcher.toString(), command));
    line.addAll(List.of(options));
    line.add("--data-dir=" + folder.resolve("data"));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().put("HEARTH_JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("DISPLAY", ":nowhere");
    return builder.start();
  }

  /** The supervisor's only child, once the agent has said that it is ready. */
  private ProcessHandle agent() {
    return supervisor.children().findFirst().orElseThrow();
  }

  /** The one that nobody in this test has started itself. */
  private static ProcessHandle agentOf(Path data) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().filter(isAgentOf(data)).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static Predicate<String> isAgentOf(Path data) {
    return line -> line.contains("cli.Main agent ") && line.endsWith(data.toString());
  }

  private static String peer(String ready) {
    return ready.replaceAll(".*\"peer\":\"(\\w+)\".*", "$1");
  }

  private String peerBySocket() throws IOException {
    SnapshotListener deaf = snapshot -> {};
    try (RpcConnection connection =
        RpcSocket.connect(folder.resolve("data").resolve("hearth.sock"), deaf)) {
      return connection.remote(HearthApi.class).status().peer().toString();
    }
  }
}

package dev.hearth.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.WindowApi;
import dev.hearth.api.WindowReference;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcSocket;
import dev.hearth.desktop.agent.AgentLine;
import dev.hearth.desktop.agent.Bridge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 20, unit = TimeUnit.SECONDS)
class AgentLineTest {
  private final FakeAgent agent = new FakeAgent();
  private final OneWindow windows = new OneWindow();
  private final Bridge bridge = new Bridge(Runnable::run);
  private final BlockingQueue<Boolean> lost = new LinkedBlockingQueue<>();
  private final BlockingQueue<NodeSnapshot> snapshots = new LinkedBlockingQueue<>();
  private final BlockingQueue<RpcConnection> connections = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  @TempDir Path folder;
  private Path path;
  private RpcSocket socket;
  private AgentLine line;

  /** The first to ask is the window, until another one is opened. */
  private static final class OneWindow implements WindowApi {
    private volatile WindowReference shown = WindowReference.NONE;

    @Override
    public WindowReference open(WindowReference window) {
      shown = shown.exists() ? shown : window;
      return shown;
    }

    @Override
    public WindowReference raise() {
      return shown;
    }
  }

  @BeforeEach
  void open() throws Exception {
    path = folder.resolve("hearth.sock");
    socket =
        RpcSocket.listen(
            path,
            connection -> {
              connections.add(connection);
              return new Object[] {agent, windows};
            });
    bridge.lost().subscribe((before, now) -> lost.add(now));
    bridge.snapshot().subscribe((before, now) -> snapshots.add(now));
    line =
        AgentLine.open(path, bridge, () -> {}, Duration.ofMillis(50), () -> stopped.complete(null));
    snapshots.take();
  }

  @AfterEach
  void close() throws IOException {
    line.close();
    socket.close();
  }

  @Test
  void anAgentThatWasKilledIsLookedForUntilItIsBack() throws Exception {
    Path aside = folder.resolve("aside");
    Files.move(path, aside);
    Files.createFile(path); // nobody listens where a killed agent did
    connections.take().close();
    assertThat(lost.take()).isTrue();

    agent.notices = List.of("It is back.");
    Files.move(aside, path, StandardCopyOption.REPLACE_EXISTING);
    assertThat(lost.take()).isFalse();
    assertThat(snapshots.take().notices()).containsExactly("It is back.");
    assertThat(line.agent().devices()).isEqualTo(agent.devices());
    assertThat(stopped).isNotDone();
  }

  @Test
  void anAgentThatIsBackAtOnceWasNeverLost() throws Exception {
    agent.notices = List.of("It is back.");
    connections.take().close();
    assertThat(snapshots.take().notices()).containsExactly("It is back.");
    assertThat(line.agent().devices()).isEqualTo(agent.devices());
    assertThat(lost).isEmpty();
  }

  @Test
  void anotherWindowThatWasOpenedMeanwhileStays() throws Exception {
    assertThat(line.isOwn()).isTrue();
    windows.shown = new WindowReference(1);
    connections.take().close();
    stopped.get();
    assertThat(line.isOwn()).isFalse();
  }

  @Test
  void anAgentThatWasStoppedEndsTheWindow() throws Exception {
    socket.close();
    stopped.get();
  }
}
